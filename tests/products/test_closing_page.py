"""The page that closes a bazaar, and the one that says what it brought."""

import uuid

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import BazaarCashierFactory, BazaarFactory, LotFactory, ShiftFactory, UserFactory
from tests.factories.bazaars import coming
from tests.factories.money import line_of
from tests.products.forms import opened
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


def address(name, bazaar) -> str:
    return reverse(name, args=[bazaar.pk])


@pytest.fixture
def lot():
    return LotFactory(passed=True, makers=(6, 4))


@pytest.fixture
def bazaar(lot):
    return BazaarFactory(goods=[lot], rusunawa=lot.rusunawa)


def count(bazaar, lot, client, counted: int, **more) -> dict:
    page = opened(client, address("bazaar_close", bazaar))
    return page | {f"sisa-{lot.product_id}": str(counted), "submission_key": str(uuid.uuid4()), **more}


def named(lot, maker: int, quantity: int, what="kembali") -> str:
    return f"{what}-{lot.shares.order_by('pk')[maker].pk}-A-{quantity}"


def test_a_whole_count_closes_it_and_all_go_home(sign_in, bazaar, lot):
    client = sign_in(Role.STAFF)

    for sent in [count(bazaar, lot, client, 10)] * 2:
        assert client.post(address("bazaar_close", bazaar), sent).url == bazaar.get_absolute_url()

    assert sorted(lot.balances.present().values_list("place__kind", "quantity")) == [("gudang", 4), ("gudang", 6)]
    bazaar.refresh_from_db()
    assert not bazaar.is_open


def test_a_short_count_asks_whose_pieces_are_missing(sign_in, bazaar, lot):
    client = sign_in(user=BazaarCashierFactory(bazaar=bazaar, user=UserFactory(role=Role.CASHIER)).user)
    short = count(bazaar, lot, client, 8)

    asked = client.post(address("bazaar_close", bazaar), short)
    short |= {named(lot, 0, 6): "4", "submission_key": str(uuid.uuid4())}
    unexplained = client.post(address("bazaar_close", bazaar), short)
    short |= {named(lot, 0, 6, "sebab"): "Dicuri", "submission_key": str(uuid.uuid4())}
    client.post(address("bazaar_close", bazaar), short)

    assert "dari pembuat mana yang kurang 2" in asked.content.decode()
    assert "tulis sebab hilang" in unexplained.content.decode()
    assert lot.balances.get(place__kind="hilang", quantity__gt=0).quantity == 2


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Isi berapa"), ("11", "tinggal 10"), ("1,5", "Tulis angka bulat")]
)
def test_a_count_that_cannot_be_closes_nothing(sign_in, bazaar, lot, typed, sentence):
    client = sign_in(Role.STAFF)

    response = client.post(address("bazaar_close", bazaar), count(bazaar, lot, client, typed))

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_an_open_till_is_named_before_anything_is_counted(sign_in, bazaar):
    shift = ShiftFactory(bazaar=bazaar)

    page = sign_in(Role.STAFF).get(address("bazaar_close", bazaar)).content.decode()

    assert f"Giliran kasir {shift.cashier} masih terbuka" in page


def test_the_result_adds_up_and_officials_read_no_names(sign_in, bazaar, lot):
    sell(bazaar, line_of(lot, 3))
    maker = lot.shares.order_by("pk")[0].maker

    staff = sign_in(Role.STAFF).get(address("bazaar_result", bazaar))
    official = sign_in(Role.OFFICIAL).get(address("bazaar_result", bazaar))
    other = coming(bazaar=bazaar).rusunawa
    coordinator = sign_in(Role.COORDINATOR, rusunawa=other).get(address("bazaar_result", bazaar))

    total = staff.context["result"].total
    assert (total.brought, total.sold, total.left) == (10, 3, 7)
    assert [row["net"] for row in staff.context["result"].payments] == [105_000]
    assert maker.name in staff.content.decode()
    assert "Rp105.000" in official.content.decode()
    assert maker.name not in official.content.decode()
    assert coordinator.context["result"].takings == 0
    assert not coordinator.context["result"].products


def test_a_closed_bazaar_is_opened_again_with_a_reason(sign_in, bazaar, lot):
    client = sign_in(Role.STAFF)
    client.post(address("bazaar_close", bazaar), count(bazaar, lot, client, 10))

    refused = client.post(address("bazaar_reopen", bazaar), {"reason": ""})
    client.post(address("bazaar_reopen", bazaar), {"reason": "Nota salah"})

    assert refused.status_code == 422
    bazaar.refresh_from_db()
    assert bazaar.is_open
