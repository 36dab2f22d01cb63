"""What curators ask for, ticked off one by one by who made sure."""

import pytest
from django.urls import reverse
from django.utils import timezone

from rusunpreneur.access import Role
from tests.factories import ProductFactory, ReadinessFactory
from tests.factories.programs import days_ago
from tests.products.forms import opened

pytestmark = pytest.mark.django_db


def address_of(product) -> str:
    return reverse("product_readiness", args=[product.pk])


def test_a_tick_says_who_made_sure_and_when(sign_in):
    product, client = ProductFactory(food=True), sign_in(Role.STAFF)

    client.post(address_of(product), opened(client, address_of(product)) | {"halal": "on", "halal_catatan": "ID3"})

    row = product.readiness.get()
    assert (row.aspect, row.note) == ("halal", "ID3")
    assert (row.confirmed_by, row.confirmed_on) == (client.user, timezone.localdate())


def test_what_is_left_alone_stays_with_who_made_sure_of_it(sign_in):
    row, client = ReadinessFactory(aspect="nib", confirmed_on=days_ago(40)), sign_in(Role.STAFF)

    client.post(address_of(row.product), opened(client, address_of(row.product)) | {"foto": "on"})

    assert row.product.readiness.count() == 2
    assert row.product.readiness.get(aspect="nib").confirmed_by == row.confirmed_by


def test_a_tick_taken_away_is_a_gap_again(sign_in):
    row, client = ReadinessFactory(aspect="nib"), sign_in(Role.STAFF)
    sent = opened(client, address_of(row.product))
    del sent["nib"]

    client.post(address_of(row.product), sent)

    assert not row.product.readiness.exists()
    assert "nib" in client.get(reverse("product_changes", args=[row.product.pk])).content.decode()


def test_a_purse_is_not_asked_for_halal(sign_in):
    product, client = ProductFactory(), sign_in(Role.STAFF)

    assert set(opened(client, address_of(product))) >= {"nib_catatan", "kemasan_catatan"}
    assert "halal_catatan" not in opened(client, address_of(product))


def test_the_second_of_two_is_told_what_the_first_ticked(sign_in):
    product, first, second = ProductFactory(), sign_in(Role.STAFF), sign_in(Role.ADMIN)
    pages = [opened(client, address_of(product)) for client in (first, second)]

    first.post(address_of(product), pages[0] | {"nib": "on", "nib_catatan": "91200"})
    answer = second.post(address_of(product), pages[1] | {"foto": "on"})

    assert answer.status_code == 422
    assert "91200" in answer.content.decode()
    assert product.readiness.count() == 1
