"""A dashboard and a report say how far each target is."""

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Rusunawa
from products.actions import inspections, lots
from programs.models import IndicatorKey, Session, Training
from rusunpreneur.access import Role
from rusunpreneur.dashboards.periods import Period
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    IndependenceReviewFactory,
    ParticipantFactory,
    ProductFactory,
    SaleFactory,
    SessionFactory,
    TargetFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
YEAR = days_ago(0).year
LAST = Period(days_ago(0).replace(month=1, day=1), days_ago(0).replace(month=12, day=1))


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


def target_of(nagrak, indicator, value, program):
    place = {"city": nagrak.city, "rusunawa": nagrak}
    return TargetFactory(
        indicator=indicator, value=value, program=program, starts_on=LAST.first, ends_on=LAST.ends_on, **place
    )


def page_of(client, nagrak, **asked):
    return client.get(reverse("dashboard_rusunawa", args=[nagrak.slug]), asked)


def test_forty_of_a_hundred_and_sixty_are_a_quarter(sign_in, nagrak):
    training = TrainingFactory(rusunawa=nagrak, quota=60)
    for _ in range(4):
        EnrolmentFactory(training=training)
    target_of(nagrak, IndicatorKey.REGISTERED, 16, training.program)

    (row,) = page_of(sign_in(Role.OFFICIAL), nagrak).context["board"].targets

    assert (row.value, row.reached, row.percent) == ("16", "4", 25)


def test_what_is_made_and_sold_is_reckoned_in_any_period_as_the_dashboard_of_its_own_does(sign_in, nagrak):
    training = TrainingFactory(rusunawa=nagrak, status=Training.Status.RUNNING)
    learner = EnrolmentFactory(training=training, participant=ParticipantFactory(lives_in=nagrak)).participant
    goods = {"product": ProductFactory(skill=training.skill), "made_on": days_ago(0), "by": UserFactory()}
    lot = lots.log(rusunawa=nagrak, makers={learner: 50}, **goods)
    inspections.pass_all(lot=lot, by=UserFactory())
    SaleFactory(lot=lot, quantity=10, price=30_000)
    wanted = {IndicatorKey.PIECES: 100, IndicatorKey.PASS_RATE: 80, IndicatorKey.SOLD_RUPIAH: 1_200_000}
    for indicator, value in wanted.items():
        target_of(nagrak, indicator, value, training.program)
    client = sign_in(Role.OFFICIAL)

    rows = page_of(client, nagrak).context["board"].targets

    reached = {row.name: (row.reached, row.percent) for row in rows}
    assert reached == {"Dibuat": ("50", 50), "Lulus QC": ("100%", 125), "Hasil penjualan": ("Rp300.000", 25)}
    board = client.get(rows[0].href).context["board"]
    shown = {card.indicator.name: card.said for card in (*board.first, *board.quality)}
    assert {name: shown[name] for name in reached} == {name: said for name, (said, _) in reached.items()}


def test_how_many_became_independent_is_told_of_five_at_least(sign_in, nagrak):
    training = TrainingFactory(rusunawa=nagrak, status=Training.Status.RUNNING)
    session = SessionFactory(training=training, on=days_ago(1), status=Session.Status.HELD)
    target = target_of(nagrak, IndicatorKey.INDEPENDENTS, 20, training.program)
    for _ in range(3):
        learner = EnrolmentFactory(training=training, participant=ParticipantFactory(lives_in=nagrak))
        AttendanceFactory(enrolment=learner, session=session, status="H")
        confirmed = {"confirmed_at": timezone.now(), "confirmed_by": UserFactory()}
        IndependenceReviewFactory(participant=learner.participant, is_met=True, **confirmed)

    told = {role: sign_in(role).get(target.get_absolute_url()).context["aim"] for role in (Role.STAFF, Role.OFFICIAL)}

    assert [told[Role.STAFF].written, told[Role.OFFICIAL].written] == ["3 orang", "–"]
