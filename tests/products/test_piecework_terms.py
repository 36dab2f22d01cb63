"""Orders of companies: what is agreed, shown before it is accepted, and stands afterwards."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from products.actions import piecework
from products.hourly import hourly_of
from products.models import PieceworkOrder
from rusunpreneur.access import Role
from tests.factories import (
    ContractFactory,
    HourlyReferenceFactory,
    MaterialUseFactory,
    PieceworkOrderFactory,
    ProductFactory,
    UserFactory,
)
from tests.factories.programs import days_ago
from tests.products.ordered import filled

pytestmark = pytest.mark.django_db


def test_an_order_is_drafted_with_the_material_of_its_product(sign_in):
    contract, product = ContractFactory(tolerance_percent="7.5"), ProductFactory(standard_minutes=45)
    MaterialUseFactory(product=product)
    staff, path = sign_in(Role.STAFF), reverse("piecework_create", args=[contract.partner_id])

    first, again = (staff.post(path, filled(contract, product)) for _ in range(2))

    order = PieceworkOrder.objects.get()
    assert first.url == again.url == order.get_absolute_url()
    assert (order.quantity, order.is_draft, order.tolerance_percent) == (1000, True, Decimal("7.5"))
    assert [(str(one), one.promised, one.promised_on) for one in order.materials.all()] == [
        ("Virofiber", 35_000, days_ago(-3))
    ]
    assert [(rate.grade, rate.rate_rupiah) for rate in order.rates.all()] == [("A", 9_000), ("B", 6_000)]


def test_what_an_hour_brings_is_shown_before_acceptance(sign_in):
    HourlyReferenceFactory(hourly_rupiah=20_000)
    order = PieceworkOrderFactory(draft=True)

    page = sign_in(Role.STAFF).get(reverse("piecework_accept", args=[order.pk])).content.decode()

    assert "Rp12.000 sejam" in page
    assert "60% dari acuan Rp20.000" in page
    assert "Di bawah acuan" in page


def test_the_reference_of_an_accepted_order_is_that_of_its_day():
    HourlyReferenceFactory(begins_on=days_ago(100), hourly_rupiah=20_000)
    order = PieceworkOrderFactory()

    HourlyReferenceFactory(begins_on=days_ago(-1), hourly_rupiah=40_000)

    assert [one.percent for one in hourly_of(order)] == [60, 40]


@pytest.mark.parametrize(
    "change",
    [
        lambda order: PieceworkOrder.objects.filter(pk=order.pk).update(quantity=50),
        lambda order: PieceworkOrder.objects.filter(pk=order.pk).update(accepted_at=None, accepted_by=None),
        lambda order: order.rates.update(rate_rupiah=1_000),
        lambda order: order.rates.all().delete(),
        lambda order: order.materials.update(promised=1),
    ],
)
def test_terms_stand_once_accepted_even_in_the_database(change):
    order = PieceworkOrderFactory()

    with pytest.raises(IntegrityError, match="piecework_order_terms_stand"), transaction.atomic():
        change(order)


def test_a_draft_is_changed_and_an_accepted_order_has_no_such_page(sign_in):
    order, staff = PieceworkOrderFactory(draft=True), sign_in(Role.STAFF)
    path = reverse("piecework_edit", args=[order.pk])
    sent = filled(order.contract, revision=1, loaded=staff.get(path).context["form"]["loaded"].value())

    staff.post(path, sent)
    piecework.accept(order=order, by=UserFactory())

    order.refresh_from_db()
    assert order.quantity == 1000
    assert staff.get(path).status_code == 404


def test_the_day_a_piece_was_made_decides_its_rate():
    order = PieceworkOrderFactory(draft=True)
    rates = [
        piecework.Rate("A", order.ordered_on, 9_000),
        piecework.Rate("A", days_ago(5), 10_000),
    ]

    piecework.revise(order=order, rates=rates)

    assert [piecework.rate_of(order, "A", days_ago(days)) for days in (20, 6, 5, 0)] == [9_000, 9_000, 10_000, 10_000]
    assert piecework.rate_of(order, "B", days_ago(0)) is None


def test_an_order_is_accepted_once():
    order, user = PieceworkOrderFactory(), UserFactory()

    with pytest.raises(ValidationError, match="sudah diterima"):
        piecework.accept(order=order, by=user)
