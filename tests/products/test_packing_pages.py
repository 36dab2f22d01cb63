"""The pages on which goods are packed, sent and received; who opens them, and what they say."""

import uuid
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from products.models import PackingList
from rusunpreneur.access import Role
from tests.factories import BazaarCashierFactory, LotFactory, PackingListFactory, RusunawaFactory, UserFactory
from tests.factories.bazaars import coming
from tests.products.forms import opened

pytestmark = pytest.mark.django_db


def pieces(lot) -> dict:
    return {row.place.kind: row.quantity for row in lot.balances.present().select_related("place")}


def edit(invitation) -> str:
    return reverse("packing_edit", args=[invitation.bazaar_id, invitation.pk])


def receive(packing_list) -> str:
    return reverse("packing_receive", args=[packing_list.invitation.bazaar_id, packing_list.pk])


@pytest.fixture
def invitation():
    return coming()


@pytest.fixture
def lot(invitation):
    return LotFactory(rusunawa=invitation.rusunawa, passed=True, makers=(30,))


@pytest.fixture
def coordinator(sign_in, invitation):
    return sign_in(Role.COORDINATOR, rusunawa=invitation.rusunawa)


def test_the_suggestion_is_saved_as_it_stands_and_leaves_once(coordinator, invitation, lot):
    coordinator.post(edit(invitation), opened(coordinator, edit(invitation)))
    leaving = opened(coordinator, edit(invitation)) | {"langkah": "berangkat"}
    for _ in range(2):
        assert coordinator.post(edit(invitation), leaving).url == invitation.bazaar.get_absolute_url()

    assert pieces(lot) == {"gudang": 20, "perjalanan": 10}
    assert PackingList.objects.sent().count() == 1


def test_a_number_that_cannot_be_stays_as_it_was_typed(coordinator, invitation, lot):
    share = lot.shares.get()

    for typed, sentence in (("1,5", "Tulis angka bulat"), ("31", "di gudang ada 30")):
        sent = {"submission_key": str(uuid.uuid4()), f"bawa-{share.pk}-A-0": typed}
        response = coordinator.post(edit(invitation), sent)

        assert response.status_code == 422
        assert f'value="{typed}"' in response.content.decode()
        assert sentence in response.content.decode()
    assert not PackingList.objects.exists()


def test_a_search_hides_lines_and_keeps_their_numbers(coordinator, invitation, lot):
    LotFactory(rusunawa=invitation.rusunawa, passed=True, product__name="Tas belanja")

    sent = opened(coordinator, edit(invitation), q="tas bel")
    coordinator.post(edit(invitation), sent)

    assert sorted(PackingList.objects.get().lines.values_list("quantity", flat=True)) == [10, 10]
    assert len([name for name in sent if name.startswith("bawa-")]) == 1


def test_a_cashier_receives_what_came_and_says_why_some_is_missing(sign_in):
    packing_list = PackingListFactory(sent=True)
    line = packing_list.lines.get()
    cashier = BazaarCashierFactory(bazaar=packing_list.invitation.bazaar, user=UserFactory(role=Role.CASHIER))
    client = sign_in(user=cashier.user)
    sent = opened(client, receive(packing_list)) | {f"tiba-{line.pk}": "8"}

    refused = client.post(receive(packing_list), sent)
    sent |= {f"sebab-{line.pk}": "Tertinggal di mobil", "submission_key": str(uuid.uuid4())}
    client.post(receive(packing_list), sent)

    assert "tulis sebab kurang" in refused.content.decode()
    assert pieces(line.share.lot) == {"bazar": 8, "hilang": 2}


def test_another_rusunawa_finds_neither_the_list_nor_its_paper(sign_in):
    packing_list = PackingListFactory()
    bazaar = packing_list.invitation.bazaar
    other = sign_in(Role.COORDINATOR, rusunawa=coming(bazaar=bazaar, rusunawa=RusunawaFactory()).rusunawa)
    cashier = sign_in(user=BazaarCashierFactory(user=UserFactory(role=Role.CASHIER)).user)

    page = other.get(bazaar.get_absolute_url()).content.decode()

    assert packing_list.invitation.rusunawa.name not in page.split("Rusunawa yang diundang")[1].split("Tentang")[0]
    for client in (other, cashier):
        assert client.get(reverse("packing_pdf", args=[bazaar.pk, packing_list.pk])).status_code == 404
    assert other.get(edit(packing_list.invitation)).status_code == 404
    assert cashier.get(receive(packing_list)).status_code == 404


def test_the_paper_names_every_line(sign_in):
    packing_list = PackingListFactory()
    address = reverse("packing_pdf", args=[packing_list.invitation.bazaar_id, packing_list.pk])

    content = b"".join(sign_in(Role.STAFF).get(address).streaming_content)

    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    line = packing_list.lines.get()
    for said in (line.share.lot.code, line.share.maker.name, "Diterima oleh", "belum berangkat"):
        assert said in text
