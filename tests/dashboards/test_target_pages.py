"""Typing a target, and what of it is refused."""

import uuid

import pytest
from django.urls import reverse

from programs.models import IndicatorKey, Target
from rusunpreneur.access import Role
from tests.dashboards.aiming import typed
from tests.factories import TargetFactory
from tests.opened import opened

pytestmark = pytest.mark.django_db
CREATE = reverse("target_create")


def test_a_target_shows_where_it_began_and_how_far_it_is(sign_in):
    client = sign_in(Role.STAFF)

    text = client.post(CREATE, typed(), follow=True).content.decode()

    for said in ("160 orang", "0 orang", "Laporan 2023", "0% dari target"):
        assert said in text
    assert "160 orang" in client.get(reverse("target_list")).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("value", "banyak", "Tulis dengan angka"),
        ("value", "-3", "Tulis dengan angka"),
        ("value", "1,5", "bilangan bulat"),
        ("value", "9" * 30, "Tulis dengan angka"),
        ("value", "", "Target belum diisi."),
        ("ends_on", "9999-12-31", "Tahun 9999 tidak mungkin"),
        ("starts_on", "0001-01-01", "tidak mungkin"),
        ("starts_on", "besok", "Tulis tanggal seperti"),
        ("starts_on", "2024-01-15", "per bulan penuh"),
        ("ends_on", "2024-12-30", "per bulan penuh"),
        ("ends_on", "2023-12-31", "berakhir sebelum mulai"),
        ("indicator", "bahagia", "tidak dikenal"),
        ("scope", "kota-999999", "tidak ada di wilayah kerja Anda"),
        ("program", "999999", "tidak ada lagi"),
        ("baseline_source", "", "butuh angka, tanggal, dan sumbernya"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(sign_in, field, value, sentence):
    answer = sign_in(Role.STAFF).post(CREATE, typed(**{field: value}))

    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert not Target.objects.exists()


def test_a_percent_is_at_most_a_hundred_but_income_can_pay_more_than_the_rent(sign_in):
    client = sign_in(Role.STAFF)

    assert client.post(CREATE, typed(indicator="pass_rate", value="101")).status_code == 422
    assert client.post(CREATE, typed(indicator="rent_percent", value="120")).status_code == 302


def test_the_same_target_is_not_set_twice(sign_in):
    client, said = sign_in(Role.STAFF), typed()
    client.post(CREATE, said)

    answer = client.post(CREATE, said | {"submission_key": str(uuid.uuid4())})

    assert "sudah ada" in answer.context["form"].errors["indicator"][0]
    assert Target.objects.count() == 1


def test_the_same_press_twice_makes_one(sign_in):
    client, said = sign_in(Role.STAFF), typed()

    assert client.post(CREATE, said).url == client.post(CREATE, said).url


def test_a_target_is_set_anew(sign_in):
    target, client = TargetFactory(), sign_in(Role.STAFF)
    page = reverse("target_edit", args=[target.pk])

    client.post(page, opened(client, page) | {"value": "1.200"})

    assert Target.objects.get().value == 1200
    assert "1.200" in client.get(target.get_absolute_url()).content.decode()


def test_the_list_asks_little_however_many_targets_there_are(sign_in, django_assert_max_num_queries):
    for indicator in list(IndicatorKey)[:6]:
        TargetFactory(indicator=indicator, value=50)
    client = sign_in(Role.OFFICIAL)
    client.get(reverse("home"))  # the first page also begins the session

    with django_assert_max_num_queries(5):
        client.get(reverse("target_list"))
