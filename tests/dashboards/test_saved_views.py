"""A dashboard is kept under a name, with its place, period and filters; nobody else sees it."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import SavedView
from rusunpreneur.dashboards import periods, saved
from tests.factories import RusunawaFactory, SavedViewFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagrak():
    return Rusunawa.objects.filter(slug="nagrak").first() or RusunawaFactory(slug="nagrak")


def kept(client, query, **given):
    typed = {"submission_key": uuid4(), "name": "Punya saya", "period": "tetap"}
    return client.post(f"{reverse('saved_view_create')}?{query}", typed | given)


def test_what_was_chosen_is_opened_again(sign_in, nagrak):
    client, skill = sign_in(Role.COORDINATOR, rusunawa=nagrak), SkillFactory()

    answer = kept(client, f"rusunawa=nagrak&masa=2026-01&keahlian={skill.pk}")

    view = SavedView.objects.get()
    assert answer.url == view.address == f"/dasbor/rusunawa/nagrak/?masa=2026-01&keahlian={skill.pk}"
    page = client.get(view.address)
    assert (page.context["asked"].period.key, page.context["asked"].skill.pk) == ("2026-01", skill.pk)
    assert "Punya saya" in page.content.decode()


def test_a_period_can_go_on_with_the_calendar(sign_in):
    client, quarter = sign_in(Role.OFFICIAL), periods.parsed("triwulan-lalu")

    kept(client, f"masa={quarter.key}", period="triwulan-ini")

    page = client.get(SavedView.objects.get().address)
    shown = page.context["asked"].period
    assert shown == quarter.__class__(periods.shifted(quarter.first, 3), periods.shifted(quarter.last, 3))
    assert shown.first <= timezone.localdate() <= shown.ends_on


def test_what_cannot_be_kept_is_said_beside_its_field(sign_in, monkeypatch):
    client = sign_in(Role.OFFICIAL)
    kept(client, "", name="Triwulan")

    taken = kept(client, "", name="triwulan")
    nameless = kept(client, "", name="")
    strange = kept(client, "", name="Lain", period="bulan-ini")
    monkeypatch.setattr(saved, "MOST", 1)
    full = kept(client, "", name="Lain")

    assert [answer.status_code for answer in (taken, nameless, strange, full)] == [422] * 4
    assert taken.context["form"].errors["name"] == ["Nama ini sudah dipakai tampilan lain."]
    assert 'value="triwulan"' in taken.content.decode()
    assert "period" in strange.context["form"].errors  # a quarter does not go on as a month
    assert "Paling banyak 1 tampilan" in full.content.decode()
    assert SavedView.objects.count() == 1


def test_it_is_renamed_and_deleted_by_whose_it_is(sign_in):
    client, other = sign_in(Role.OFFICIAL), SavedViewFactory()
    kept(client, "")
    own = SavedView.objects.exclude(pk=other.pk).get()

    client.post(reverse("saved_view_edit", args=[own.pk]), {"submission_key": uuid4(), "name": "Nama baru"})
    assert "Nama baru" in client.get(reverse("saved_view_list")).content.decode()
    for name in ("saved_view_edit", "saved_view_delete"):
        assert client.post(reverse(name, args=[other.pk]), {"name": "Milik saya"}).status_code == 404
    client.post(reverse("saved_view_delete", args=[own.pk]))

    assert list(SavedView.objects.all()) == [other]


def test_it_leads_nowhere_else():
    with pytest.raises(IntegrityError, match="saved_view_stays_here"), transaction.atomic():
        SavedViewFactory(address="//jahat.example/")
