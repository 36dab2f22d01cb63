"""The page of a person tells what she made, how much of it passed, and what most often did not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants import story
from participants.people import sections_of
from products.actions import inspections
from programs.models import Enrolment
from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, InspectionFactory, LotFactory, RusunawaFactory, UserFactory
from tests.factories.programs import days_ago
from tests.products.test_lot_pages import page_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def maker_of(lot):
    return lot.shares.get().maker


def told(person, user) -> list[str]:
    (section,) = (section for section in sections_of(person, user) if section.title == "Barang buatannya")
    return [f"{line.title} | {line.detail}" for line in section.lines]


def test_the_rate_counts_every_piece_that_was_judged():
    lot = LotFactory(makers=(10,))
    InspectionFactory(lot=lot)

    rate, defects, latest = told(maker_of(lot), UserFactory(role=Role.STAFF))

    assert rate == "Lulus QC 70% | Lulus 7 dari 10 yang diperiksa."
    assert defects == "Cacat paling sering | Anyaman renggang 3"
    assert latest.startswith(f"{lot.product}: 10 buah | {lot.code}")


def test_a_judgement_that_was_taken_back_does_not_count():
    lot = LotFactory(makers=(10,))
    inspections.reverse(inspection=InspectionFactory(lot=lot), reason="Salah lot", by=UserFactory())

    (latest,) = told(maker_of(lot), UserFactory(role=Role.STAFF))

    assert latest.endswith("menunggu QC")


def test_what_was_made_in_a_month_is_one_step_of_the_story():
    lot, staff = LotFactory(makers=(10,), passed=True), UserFactory(role=Role.STAFF)

    steps = [event for event in story.of(maker_of(lot), staff, homes=[], consents=[]) if event.symbol == "basket"]

    assert [step.title for step in steps] == ["Membuat 10 barang dalam 1 lot"]
    assert steps[0].detail == f"{lot.product} 10; lulus 10 dari 10 yang diperiksa"
    assert steps[0].href == lot.get_absolute_url()


def test_another_rusunawa_learns_nothing_of_her_goods():
    coordinator = UserFactory(role=Role.COORDINATOR, role__rusunawa=RusunawaFactory())
    person = maker_of(LotFactory())

    assert sections_of(person, coordinator) == []
    assert not [event for event in story.of(person, coordinator, homes=[], consents=[]) if event.symbol == "basket"]


def test_a_lot_links_the_training_that_came_before_it_and_the_slip_of_its_judgement(sign_in):
    lot = LotFactory(made_on=days_ago(10))
    inspection = InspectionFactory(lot=lot)
    before, after = (
        EnrolmentFactory(
            participant=maker_of(lot),
            status=Enrolment.Status.COMPLETED,
            training__skill=lot.product.skill,
            training__starts_on=days_ago(start),
            training__ends_on=days_ago(start - 2),
        ).training
        for start in (30, 5)
    )

    page = page_of(sign_in(Role.STAFF), lot)

    assert before.get_absolute_url() in page
    assert after.get_absolute_url() not in page
    assert reverse("inspection_slip", args=[inspection.pk]) in page


def test_the_page_asks_the_database_the_same_for_one_lot_and_for_six(sign_in):
    first = LotFactory(makers=(10,), passed=True)
    person, client, counts = maker_of(first), sign_in(Role.STAFF), []
    for more in (0, 5):
        for _ in range(more):
            lot = LotFactory(rusunawa=first.rusunawa, makers=(1,))
            lot.shares.update(maker=person)
        client.get(person.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(person.get_absolute_url())
        counts.append(len(queries))

    assert counts[0] == counts[1] <= MOST_QUERIES
