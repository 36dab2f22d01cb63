"""Pieces that were sent back: mended, they wait for inspection again."""

import uuid

import pytest
from django.urls import reverse

from products.actions import stock
from products.models import Lot, StockMove
from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def share():
    """Two of her pieces are being mended."""
    return InspectionFactory().lot.shares.get()


@pytest.fixture
def coordinator(sign_in, share):
    return sign_in(Role.COORDINATOR, rusunawa=share.lot.rusunawa)


def sent(quantity) -> dict:
    return {"quantity": quantity, "submission_key": str(uuid.uuid4())}


def address(share) -> str:
    return reverse("rework_finish", args=[share.pk])


def test_mended_pieces_come_back_to_the_queue_once(share, coordinator):
    data = sent("2")

    answers = [coordinator.post(address(share), data).url for _ in range(2)]

    assert answers == [share.lot.get_absolute_url()] * 2
    assert Lot.objects.with_waiting().get().waiting_count == 2
    assert StockMove.objects.filter(reason="diperbaiki").count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3", "Yang ada di sana tinggal 2."),
        ("0", "lebih dari nol"),
        ("-1", "Tulis angka bulat"),
        ("1,5", "Tulis angka bulat"),
        ("99999999999", "paling banyak 10.000"),
        ("", "Isi jumlahnya."),
    ],
)
def test_a_number_that_cannot_be_is_said_beside_it_and_stays(share, coordinator, typed, sentence):
    response = coordinator.post(address(share), sent(typed))

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page.partition(f'id="rework_{share.pk}_quantity_error"')[2]
    assert f'name="quantity" value="{typed}"' in page or not typed
    assert not StockMove.objects.filter(reason="diperbaiki").exists()


def test_what_somebody_else_had_mended_meanwhile_is_said(share, coordinator):
    stock.finish_rework(share=share, quantity=2, by=UserFactory())

    response = coordinator.post(address(share), sent("1"))

    assert response.status_code == 422
    assert "Yang ada di sana tinggal 0." in response.content.decode()


def test_pieces_of_another_rusunawa_are_not_there(coordinator):
    stranger = InspectionFactory(lot=LotFactory()).lot.shares.get()

    assert coordinator.post(address(stranger), sent("1")).status_code == 404
