"""What is packed is one number for a product in a grade; which makers' lots it comes from follows from it."""

import uuid

import pytest
from django.urls import reverse

from products.models import PackingLine
from rusunpreneur.access import Role
from tests.factories import LotFactory
from tests.factories.bazaars import coming
from tests.products.forms import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot():
    """Twelve makers of one piece each, and a thirteenth of five."""
    lot = LotFactory(rusunawa=coming().rusunawa, passed=True, makers=(*[1] * 12, 5))
    invitation = lot.rusunawa.invitations.get()
    lot.path = reverse("packing_edit", args=[invitation.bazaar_id, invitation.pk])
    return lot


@pytest.fixture
def client(sign_in, lot):
    return sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa)


def packed() -> list[int]:
    return sorted(PackingLine.objects.values_list("quantity", flat=True))


def together(page: dict) -> str:
    [name] = [name for name in page if name.startswith("jumlah-")]
    return name


def send(client, lot, **changed):
    page = opened(client, lot.path)
    fields = {together(page) if name == "together" else name: value for name, value in changed.items()}
    return client.post(lot.path, page | fields | {"submission_key": str(uuid.uuid4())})


def test_thirteen_lots_are_one_row_and_its_number_is_shared_out(client, lot):
    send(client, lot)
    assert packed() == [1] * 13

    send(client, lot, together="15")
    assert packed() == [*[1] * 12, 3]

    send(client, lot, together="4")
    assert packed() == [1] * 4


def test_a_lot_that_is_changed_by_hand_counts_when_its_row_was_left_alone_or_follows(client, lot):
    share = lot.shares.order_by("pk").last()

    send(client, lot, **{f"bawa-{share.pk}-A-0": "3"})
    assert packed() == [*[1] * 12, 3]

    send(client, lot, **{f"bawa-{share.pk}-A-3": "5", "together": "17"})
    assert packed() == [*[1] * 12, 5]


@pytest.mark.parametrize(("typed", "sentence"), [("18", "di gudang ada 17"), ("1,5", "Tulis angka bulat")])
def test_a_number_that_cannot_be_stays_beside_its_row(client, lot, typed, sentence):
    answer = send(client, lot, together=typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()
    assert not packed()
