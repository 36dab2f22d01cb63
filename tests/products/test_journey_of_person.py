"""A person's page says how far she is, since when, and what proves it."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import FollowUpFactory, LotFactory, ParticipantFactory, RusunawaFactory, SaleFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import attended

pytestmark = pytest.mark.django_db


def section(client, person):
    sections = client.get(person.get_absolute_url()).context["sections"]
    return next(section for section in sections if section.title == "Sampai mana")


def test_each_stage_has_its_day_its_evidence_and_the_way_there(sign_in):
    lot = LotFactory(made_on=days_ago(20), passed=True)
    person = lot.shares.get().maker
    mark = attended(days_ago(30), participant=person)
    SaleFactory(lot=lot)

    registered, trained, producing, passed, selling, following, _ = section(sign_in(Role.STAFF), person).lines

    assert registered.title.startswith("Terdaftar sejak")
    assert (trained.detail, trained.href) == (str(mark.training), mark.training.get_absolute_url())
    assert (producing.detail, producing.href) == (f"Lot {lot.code}", lot.get_absolute_url())
    assert passed.detail == f"Lot {lot.code}"
    assert selling.detail == lot.product.name
    assert following.title == "Mandiri: belum"


def test_who_sees_to_her_stands_on_her_page(sign_in):
    row = FollowUpFactory()

    *_, given = section(sign_in(Role.STAFF), row.participant).lines

    assert row.assigned_to.name in given.title
    assert (given.detail, given.href) == (row.note, reverse("follow_up_finish", args=[row.pk]))


def test_a_stage_without_a_record_of_its_own_says_so(sign_in):
    person = LotFactory(made_on=days_ago(20)).shares.get().maker

    _, trained, producing, following, _ = section(sign_in(Role.STAFF), person).lines

    assert "tidak ada catatannya sendiri" in trained.detail
    assert producing.title.startswith("Berproduksi sejak")
    assert following.detail == "Barangnya belum ada yang lulus QC."


def test_who_has_just_been_written_down_is_told_what_comes_first(sign_in):
    person = ParticipantFactory(lives_in=(home := RusunawaFactory()))

    told = section(sign_in(Role.COORDINATOR, rusunawa=home), person)

    assert [line.title.split(":")[0] for line in told.lines][1:] == ["Terlatih", "Tugaskan tindak lanjut"]
    assert told.href.endswith(f"rusunawa={home.slug}&tahap=terdaftar")
