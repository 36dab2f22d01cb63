"""The demo has a year of goods and money that went through the same rules as real ones."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum
from django.test import override_settings
from django.utils import timezone

from participants import reference
from participants.models import City, District, Rusunawa, Village
from products import models
from products.models import Balance, Finding, Lot, Place, Share, Verdict
from programs.models import Enrolment
from rusunpreneur.management.demo.workshops import REFRESHED_DAYS_AGO

pytestmark = pytest.mark.django_db
Kind = Place.Kind


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """Seeded once for all tests of this module, and taken back after them."""
    with django_db_blocker.unblock(), override_settings(RELAXED=True), transaction.atomic():
        if not City.objects.exists():
            reference.load(city=City, district=District, village=Village, rusunawa=Rusunawa)
        seed()
        connection.check_constraints()  # what waits for the end of a transaction is asked now
        yield
        transaction.set_rollback(True)


def seed():
    call_command("seed_demo", years=0, stdout=StringIO())


def pieces(*kinds, **where) -> int:
    return Balance.objects.of_kind(*kinds).filter(**where).aggregate(total=Sum("quantity"))["total"] or 0


def test_every_piece_that_was_made_is_somewhere():
    made = Lot.objects.aggregate(total=Sum("quantity"))["total"]

    assert made == Share.objects.aggregate(total=Sum("quantity"))["total"] == pieces(*Kind.values)
    for kind in (Kind.STORE, Kind.SCRAP, Kind.SAMPLE, Kind.MAKER, Kind.MISSING):
        assert pieces(kind)


def test_a_second_run_adds_nothing():
    money = (models.Bazaar, models.Sale, models.Earning, models.Order, models.Payout)
    tables = (models.Product, Lot, Verdict, models.StockMove, Enrolment, *money)
    before = [table.objects.count() for table in tables]

    seed()

    assert [table.objects.count() for table in tables] == before


@pytest.mark.parametrize("command", ["check_stock", "check_money"])
def test_everything_adds_up(command):
    said = StringIO()

    call_command(command, stdout=said)

    assert said.getvalue().startswith("Sama")


def test_bazaars_orders_and_payouts_are_as_far_as_they_can_be():
    assert {bazaar.state for bazaar in models.Bazaar.objects.all()} == {"Ditutup", "Berlangsung", "Akan datang"}
    assert {run.state for run in models.PayoutRun.objects.all()} == {"Menunggu persetujuan", "Disetujui"}
    assert models.Payout.objects.filter(paid_at=None, run__approved_at__isnull=False).exists()
    assert models.Order.objects.filter(
        claim__settled_on=None, invoice__issued_on=timezone.localdate() - timedelta(70)
    ).exists()


def test_one_dispute_waits_for_an_answer_and_one_got_it():
    assert sorted(dispute.is_open for dispute in models.Dispute.objects.all()) == [False, True]


def test_the_year_reaches_from_a_year_ago_to_today():
    today = timezone.localdate()
    days = Lot.objects.order_by("made_on").values_list("made_on", flat=True)

    assert days.first() < today - timedelta(days=350)
    assert days.last() == today
    assert not Lot.objects.filter(logged_at__gt=timezone.now()).exists()


def test_makers_were_trained_in_what_they_make():
    trained = Enrolment.objects.filter(
        status="completed", training__ends_on__lt=timezone.localdate() - timedelta(days=365)
    )

    for skill in set(models.Product.objects.values_list("skill", flat=True)):
        makers = set(Share.objects.filter(lot__product__skill=skill).values_list("maker", flat=True))
        assert makers <= set(trained.filter(training__skill=skill).values_list("participant", flat=True))


def test_there_is_work_for_everybody_today():
    today = timezone.localdate()
    nagrak = {"lot__rusunawa__slug": "nagrak"}

    assert pieces(Kind.WAITING, **nagrak)
    assert pieces(Kind.REWORK, **nagrak)
    assert pieces(Kind.WAITING, lot__expires_on__range=(today, today + timedelta(days=1)))
    assert Lot.objects.alias(makers=Count("shares")).filter(makers__gt=1).exists()


def test_most_pieces_pass_and_no_stored_food_is_past_its_day():
    verdicts = Verdict.objects.filter(inspection__reversed_at=None)
    judged = verdicts.aggregate(
        passed=Sum(F("passed_a") + F("passed_b")),
        all=Sum(F("passed_a") + F("passed_b") + F("rework") + F("rejected")),
    )

    assert 0.75 < judged["passed"] / judged["all"] < 0.95
    assert not pieces(Kind.STORE, lot__expires_on__lt=timezone.localdate())


def test_loose_weaving_falls_after_the_refresher():
    refreshed = timezone.localdate() - timedelta(days=REFRESHED_DAYS_AGO)
    of_nagrak = Finding.objects.filter(verdict__inspection__lot__rusunawa__slug="nagrak")

    def share_of(lots: Q) -> float:
        loose = of_nagrak.filter(lots, defect__code="A1").aggregate(total=Sum("quantity"))["total"]
        return loose / of_nagrak.filter(lots).aggregate(total=Sum("quantity"))["total"]

    day = "verdict__inspection__lot__made_on"
    assert share_of(Q(**{f"{day}__lt": refreshed})) > 4 * share_of(Q(**{f"{day}__gte": refreshed}))


def test_the_demo_has_somebody_at_the_last_stage_and_somebody_who_is_seen_to_too_late():
    assert models.Journey.objects.filter(stage="mandiri").exists()
    assert models.IndependenceReview.objects.proposed().exists()
    assert models.IndependenceReview.objects.lapsed().exists()
    assert models.FollowUp.objects.overdue().count() == 1
