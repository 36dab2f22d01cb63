"""Beside its stories the demo has plain years at all other rusunawa, written by the same rules as real ones."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, Q, Sum
from django.test import override_settings
from django.utils import timezone

from participants import reference
from participants.models import City, District, Rusunawa, Village
from products.models import Bazaar, Earning, Journey, Lot, Order, Payout, Report, SalesMonth
from programs.models import Training
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.wide.places import GAVE_UP, SELLS_LITTLE, WAITS_FOR_QC

pytestmark = pytest.mark.django_db
YEARS = 1


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
    call_command("seed_demo", years=YEARS, stdout=StringIO())


@pytest.mark.parametrize("command", ["check_stock", "check_money", "check_sums"])
def test_everything_adds_up(command):
    said = StringIO()
    call_command(command, stdout=said)

    assert said.getvalue().startswith("Sama")


def test_a_month_was_reported_and_a_sale_of_it_taken_back_afterwards(client):
    client.force_login(User.objects.get(username="pejabat"))
    report = Report.objects.filter(rusunawa__isnull=False).latest("first")

    page = client.get(report.get_absolute_url()).context

    assert page["changed"] >= 1
    assert ["Pembeli mengembalikan" in entry.why for entry in page["entries"]] == [True] * len(page["entries"]) != []


def test_every_rusunawa_has_people_who_came():
    idle = Rusunawa.objects.filter(is_active=True).exclude(trainings__months__came__gt=0)

    assert Rusunawa.objects.filter(is_active=True).count() == 37
    assert list(idle) == []


def test_people_are_at_every_stage_and_few_came_to_the_last():
    people = dict(Journey.objects.order_by().values_list("stage").annotate(Count("pk")))
    stage = Journey.Stage

    assert people[stage.REGISTERED]
    assert people[stage.PASSED]
    assert people[stage.TRAINED] > people[stage.SELLING] > people[stage.INDEPENDENT] > 0


def test_one_rusunawa_waits_for_qc():
    unseen = Lot.objects.filter(inspections=None).order_by().values("rusunawa__slug").annotate(lots=Count("pk"))
    first, second = unseen.order_by("-lots").values_list("rusunawa__slug", "lots")[:2]

    assert first[0] == WAITS_FOR_QC
    assert first[1] > second[1]


def test_some_sell_little_and_one_gave_up():
    made = dict(Lot.objects.order_by().values_list("rusunawa__slug").annotate(Sum("quantity")))
    sold = dict(SalesMonth.objects.order_by().values_list("rusunawa__slug").annotate(Sum("pieces")))
    lately = Lot.objects.filter(made_on__gt=timezone.localdate() - timedelta(days=180))

    assert all(sold.get(slug, 0) < made[slug] / 2 for slug in SELLS_LITTLE)
    assert sum(sold.values()) > sum(made.values()) / 3
    assert not lately.filter(rusunawa__slug=GAVE_UP).exists()


def test_makers_are_paid_and_bazaars_are_over():
    told = Q(payout_items=None, claim=None, rusunawa__slug=WAITS_FOR_QC)

    assert Payout.objects.filter(participant__earnings__rusunawa__slug=WAITS_FOR_QC).exclude(paid_at=None).exists()
    assert Earning.objects.filter(told).exists()  # the latest still wait
    fairs = Bazaar.objects.filter(organiser__startswith="Sudin PPKUKM")
    assert not fairs.open().exists()
    assert fairs.filter(closed_at__isnull=False).count() > fairs.exclude(cancelled_at=None).count()
    assert not fairs.exclude(closed_at=None).filter(Q(sales=None) | Q(invitations__packing_lists=None)).exists()


def test_what_offices_ordered_was_delivered_and_paid():
    orders = Order.objects.filter(buyer__name__startswith="Pemkot")

    assert orders.count() > 10
    assert all(order.is_paid and order.claim.amount_rupiah for order in orders.select_related("claim"))
    assert not orders.exclude(deliveries__received_on__isnull=False).exists()


def test_a_second_run_adds_nothing():
    tables = (Training, Lot, Earning, Payout)
    before = [table.objects.count() for table in tables]

    seed()

    assert [table.objects.count() for table in tables] == before
