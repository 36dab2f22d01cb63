"""The admin speaks Indonesian, also where Django and the packages do not."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

pytestmark = pytest.mark.django_db
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
#: Of packages and of Django, as they stood on these pages.
FOREIGN = [
    "Rubah",
    "merubah",
    "Tambah tautan",
    "Authenticator",
    "user session",
    "Axes",
    "MFA",
    "History",
    "Ubah riwayat",
]


#: Made by chance on every page, so that any three letters may stand in them.
BY_CHANCE = re.compile(r'(?:value|nonce|content)="[A-Za-z0-9+/_=-]{16,}"')


def words_of(answer) -> str:
    return BY_CHANCE.sub("", answer.content.decode())


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_every_list_is_headed_in_indonesian(office, model):
    page = words_of(office.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")))

    assert [word for word in FOREIGN if word in page] == []
    assert "Pgh" not in page


def test_the_first_page_names_every_section(office):
    page = words_of(office.get(reverse("admin:index")))

    assert "Ubah atau lihat" in page
    assert [word for word in FOREIGN if word in page] == []


def test_every_table_and_section_has_a_name_of_ours():
    english = {model._meta.label for model in REGISTERED if model._meta.verbose_name == model.__name__.lower()}
    sections = {apps.get_app_config(model._meta.app_label).verbose_name for model in REGISTERED}

    assert english <= {"programs.Program", "programs.Target", "participants.Rusunawa"}  # the same word
    assert sections == {"Akun", "Langkah kedua", "Pelatihan", "Percobaan masuk", "Perangkat", "Peserta", "Produk"}


def test_the_history_of_a_row_is_no_invitation_to_change_it(office, django_user_model):
    page = office.get(reverse("admin:accounts_user_history", args=[django_user_model.objects.first().pk]))

    assert "Riwayat perubahan" in page.content.decode()
