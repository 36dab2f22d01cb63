"""Sharing an order out: what lies in stores first, then who earned least, within what she can make."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from participants.models import Rusunawa
from products.actions import orders
from products.models import Order, OrderShare
from products.order_plan import OrderPlan
from programs.models import Enrolment
from rusunpreneur.access import Role
from tests.factories import (
    EnrolmentFactory,
    LotFactory,
    OrderLineFactory,
    OrderShareFactory,
    ParticipantFactory,
    ProductFactory,
    SaleFactory,
    UserFactory,
)
from tests.factories.programs import days_ago
from tests.products.forms import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagrak():
    return Rusunawa.objects.get(slug="nagrak")


def trained(name, product, rusunawa):
    person = ParticipantFactory(name=name, lives_in=rusunawa)
    days = {"training__starts_on": days_ago(30), "training__ends_on": days_ago(28)}
    EnrolmentFactory(participant=person, status=Enrolment.Status.COMPLETED, training__skill=product.skill, **days)
    return person


def plan_of(line, sign_in) -> OrderPlan:
    return OrderPlan(Order.objects.get(pk=line.order_id), sign_in(Role.STAFF).user)


def test_stores_come_first_then_who_earned_least(sign_in, nagrak):
    product = ProductFactory(standard_minutes=60)
    rich, poor = (trained(name, product, nagrak) for name in ("Ani", "Wati"))
    LotFactory(product=product, rusunawa=nagrak, makers=(3,), passed=True)
    sold = LotFactory(product=product, rusunawa=nagrak, makers=(2,), passed=True)
    sold.shares.update(maker=rich)
    SaleFactory(lot=sold)
    line = OrderLineFactory(product=product, quantity=20, order__promised_on=days_ago(-8))

    [one] = plan_of(line, sign_in).lines

    said = [(row.name, row.suggested, row.earned_rupiah) for row in one.candidates]
    assert said == [("Gudang Nagrak", 3, 0), ("Wati", 15, 0), ("Ani", 1, 70_000)]
    assert poor.pk == one.candidates[1].maker.pk


def test_who_is_not_trained_or_moved_away_is_not_asked(sign_in, nagrak):
    product = ProductFactory()
    ParticipantFactory(lives_in=nagrak)
    gone = trained("Ani", product, nagrak)
    gone.residences.update(moved_out_on=days_ago(1))

    [one] = plan_of(OrderLineFactory(product=product), sign_in).lines

    assert one.candidates == []


def test_the_suggestion_is_saved_as_it_stands_or_as_it_was_changed(sign_in, nagrak):
    product = ProductFactory(standard_minutes=60)
    ani, wati = (trained(name, product, nagrak) for name in ("Ani", "Wati"))
    line, client = OrderLineFactory(product=product, quantity=20), sign_in(Role.STAFF)
    address = reverse("order_plan", args=[line.order_id])
    page = opened(client, address)

    client.post(address, page | {f"bagi-{line.pk}-{nagrak.pk}-{ani.pk}": "12"})

    assert dict(line.shares.values_list("maker", "quantity")) == {ani.pk: 12, wati.pk: 5}


@pytest.mark.parametrize(("typed", "sentence"), [("25", "dibagi 25, padahal dipesan 20"), ("1,5", "tidak terbaca")])
def test_a_plan_that_cannot_be_is_refused(sign_in, nagrak, typed, sentence):
    product = ProductFactory()
    ani = trained("Ani", product, nagrak)
    line, client = OrderLineFactory(product=product, quantity=20), sign_in(Role.STAFF)
    address = reverse("order_plan", args=[line.order_id])

    answer = client.post(address, opened(client, address) | {f"bagi-{line.pk}-{nagrak.pk}-{ani.pk}": typed})

    assert sentence in answer.content.decode()
    assert not OrderShare.objects.exists()


def test_a_stranger_is_not_written_into_the_plan(sign_in, nagrak):
    line, client, stranger = OrderLineFactory(), sign_in(Role.STAFF), ParticipantFactory(lives_in=nagrak)
    address = reverse("order_plan", args=[line.order_id])

    answer = client.post(address, opened(client, address) | {f"bagi-{line.pk}-{nagrak.pk}-{stranger.pk}": "5"})

    assert answer.status_code == 422
    assert not OrderShare.objects.exists()


def test_what_another_place_brings_stays_and_counts(nagrak):
    share = OrderShareFactory(quantity=7)
    plan = {(share.line_id, nagrak.pk, None): 4}

    with pytest.raises(ValidationError, match="dibagi 11, padahal dipesan 10"):
        orders.share_out(order=share.line.order, plan=plan, within=[nagrak], by=UserFactory())
    orders.share_out(order=share.line.order, plan={next(iter(plan)): 3}, within=[nagrak], by=UserFactory())

    assert sorted(share.line.shares.values_list("quantity", flat=True)) == [3, 7]
