"""Every number of a dashboard opens the list that adds up to it, exactly."""

import pytest
from django.urls import reverse
from django.utils import timezone

from products.actions import inspections, lots, sales
from programs.models import Session, Training
from rusunpreneur.access import Role
from rusunpreneur.dashboards.rows import LISTINGS
from tests.dashboards.adds_up import added, numbers_of, plain, rows_of, sums_of
from tests.factories import (
    AttendanceFactory,
    CertificateFactory,
    DeliveryFactory,
    EnrolmentFactory,
    IndependenceReviewFactory,
    LotFactory,
    ParticipantFactory,
    PartnerDeliveryFactory,
    ProductFactory,
    RusunawaFactory,
    SaleFactory,
    SessionFactory,
    TrainingCostFactory,
    TrainingFactory,
    UserFactory,
    WorkShareFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}"


@pytest.fixture
def place():
    """Lots, one judged in part; sales, one voided; deliveries to a company and to a buyer; a session of a training."""
    place = RusunawaFactory()
    training = TrainingFactory(rusunawa=place, status=Training.Status.RUNNING)
    person = EnrolmentFactory(training=training, participant=ParticipantFactory(lives_in=place))
    session = SessionFactory(training=training, on=days_ago(1), status=Session.Status.HELD)
    AttendanceFactory(enrolment=person, session=session, status="H")
    certificate = CertificateFactory(enrolment__training__rusunawa=place)
    TrainingCostFactory(training=certificate.training)
    confirmed = {"confirmed_at": timezone.now(), "confirmed_by": UserFactory()}
    IndependenceReviewFactory(participant=person.participant, is_met=True, **confirmed)
    LotFactory(rusunawa=place, makers=(4, 2))
    goods = {"product": ProductFactory(skill=training.skill), "made_on": days_ago(0), "by": UserFactory()}
    lot = lots.log(rusunawa=place, makers={person.participant: 5}, **goods)
    inspections.pass_all(lot=lot, by=UserFactory())
    SaleFactory(lot=lot, quantity=2, price=15_000)
    wrong = SaleFactory(lot=lot, quantity=1, price=15_000)
    sales.void(sale=wrong, reason="Salah catat", by=wrong.sold_by)
    PartnerDeliveryFactory(share=WorkShareFactory(rusunawa=place))
    LotFactory(passed=True)
    DeliveryFactory(lot=LotFactory(rusunawa=place, passed=True, made_on=days_ago(9), makers=(12,)))
    return place


@pytest.fixture
def client(sign_in, place):
    return sign_in(Role.OFFICIAL)


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("is_everywhere", [False, True])
def test_the_rows_add_up_to_the_number(client, sign_in, place, name, is_everywhere):
    of_people = LISTINGS[name].is_of_people or LISTINGS[name].is_named
    client = sign_in(Role.STAFF) if of_people else client
    response = rows_of(client, name, masa=LATELY, **({} if is_everywhere else {"rusunawa": place.slug}))

    assert response.context["lines"]
    assert added(numbers_of(response)) == sums_of(response)


def test_each_number_on_the_page_is_what_its_list_adds_up_to(client, place):
    board = client.get(reverse("dashboard_rusunawa", args=[place.slug]), {"masa": LATELY}).context["board"]

    for row in board.products:
        made, sold = (added(numbers_of(client.get(row.opened(name)))) for name in ("produksi", "terjual"))
        assert made == [row.totals["made"]] or not made
        assert sold == [row.totals["pieces"], row.totals["rupiah"]] or not row.totals["pieces"]
    for row in board.channels:
        assert added(numbers_of(client.get(row.href))) == [row.totals["pieces"], row.totals["rupiah"]]
    for column in board.chart.columns:
        opened = client.get(column.href)
        assert sums_of(opened)[1] == column.total
    sold = next(card for card in board.first if card.indicator.key == "sold_rupiah")
    assert plain(sold.said) == sum(row.totals["rupiah"] for row in board.channels) > 0


def test_of_a_programme_only_its_part_counts(client, place):
    program = Training.objects.filter(rusunawa=place).first().program
    asked = {"masa": LATELY, "program": program.pk, "rusunawa": place.slug}

    made = rows_of(client, "produksi", **asked)

    assert added(numbers_of(made)) == sums_of(made) == [5]
    assert added(numbers_of(rows_of(client, "qc", **asked))) == [5, 0, 0, 0]


@pytest.mark.parametrize(
    "asked", [{"produk": "9" * 30}, {"produk": "abc"}, {"saluran": "pasar"}, {"rusunawa": "x"}, {"kota": "x"}]
)
def test_what_there_is_none_of_is_not_there(client, asked):
    assert client.get(reverse("dashboard_rows", args=["terjual"]), asked).status_code == 404
    assert client.get(reverse("dashboard_rows", args=["lain"])).status_code == 404
