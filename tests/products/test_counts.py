"""Counting a store: what is entered, what is booked, what is refused and where it is said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.actions import stock
from products.models import CountLine, StockCount
from rusunpreneur.access import Role
from tests.factories import LotFactory, RusunawaFactory, StockCountFactory, UserFactory
from tests.products.counted import address, number, reason, sent, there

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot():
    return LotFactory(passed=True, makers=(10, 10))


@pytest.fixture
def shares(lot):
    return list(lot.shares.order_by("pk"))


def test_what_is_missing_goes_aside_with_its_reason(sign_in, lot, shares):
    client = sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa)
    typed = {number(shares[0]): "8", reason(shares[0]): "Tidak ditemukan", number(shares[1]): "10"}

    page = client.post(address(lot), sent(typed, remark="Akhir bulan"), follow=True).content.decode()

    assert (there(lot), there(lot, "hilang")) == (18, 2)
    assert "kurang 2" in page
    assert "Akhir bulan" in page
    assert CountLine.objects.count() == 2


def test_what_turns_up_again_comes_back(sign_in, lot):
    count = StockCountFactory(lot=lot)
    share = count.lines.get().share

    sign_in(Role.STAFF).post(address(lot), sent({number(share, 9): "10", reason(share): "Ditemukan lagi"}))

    assert (there(lot), there(lot, "hilang")) == (20, 0)


def test_empty_lines_are_left_alone_or_taken_as_recorded(sign_in, lot, shares):
    client = sign_in(Role.STAFF)
    typed = {number(shares[0]): "10", number(shares[1]): ""}

    client.post(address(lot), sent(typed))
    client.post(address(lot), sent(typed, rest="sesuai"))

    assert sorted(count.lines.count() for count in StockCount.objects.all()) == [1, 2]


@pytest.mark.parametrize(
    ("typed", "why", "sentence"),
    [
        ("8", "", "tulis sebab selisihnya."),
        ("11", "Lebih", "terhitung 11, lebih dari yang pernah ada."),
        ("-1", "Hilang", "Tulis angka bulat, misalnya 12."),
        ("9,5", "Hilang", "Tulis angka bulat, misalnya 12."),
        ("9" * 12, "Hilang", "Jumlah paling banyak 10.000."),
        ("8", "x" * 201, "Sebab paling banyak 200 huruf."),
    ],
)
def test_each_refusal_stands_beside_its_line_and_nothing_typed_is_lost(sign_in, lot, shares, typed, why, sentence):
    data = sent({number(shares[0]): typed, reason(shares[0]): why, number(shares[1]): "7", reason(shares[1]): "Sobek"})

    response = sign_in(Role.STAFF).post(address(lot), data)

    page = response.content.decode()
    assert response.status_code == 422
    [row] = [row for row in page.split("data-count-row") if f'name="{number(shares[0])}"' in row]
    assert sentence in row
    assert f'value="{typed}"' in page
    assert 'value="Sobek"' in page
    assert there(lot) == 20


def test_a_store_that_changed_meanwhile_says_which_line_and_keeps_the_others(sign_in, lot, shares):
    client = sign_in(Role.STAFF)
    data = sent({number(shares[0]): "10", number(shares[1]): "9", reason(shares[1]): "Hilang"})
    user = UserFactory()
    stock.take(share=shares[0], origin="gudang", to="contoh", grade="A", quantity=1, note="Pameran", by=user)

    refused = client.post(address(lot), data)
    again = client.post(address(lot), data | {number(shares[0]): "10", number(shares[0], 9): "9"})

    page = refused.content.decode()
    assert "stok berubah dari 10 menjadi 9 selama dihitung. Hitung lagi baris ini." in page
    assert f'name="{number(shares[0], 9)}" value="10"' in page
    assert f'name="{number(shares[1])}" value="9"' in page
    assert again.status_code == 302
    assert there(lot) == 18


def test_sending_twice_books_once(sign_in, lot, shares):
    client, data = sign_in(Role.STAFF), sent({number(shares[0]): "8", reason(shares[0]): "Hilang"})

    answers = {client.post(address(lot), data).url for _ in range(2)}

    assert len(answers) == StockCount.objects.count() == 1
    assert there(lot) == 18


def test_an_empty_count_and_lines_of_another_store_are_refused(sign_in, lot, shares):
    client, elsewhere = sign_in(Role.STAFF), LotFactory(passed=True)

    empty = client.post(address(lot), sent({number(shares[0]): ""}))
    strange = client.post(address(lot), sent({number(elsewhere.shares.get()): "3"}))

    assert "paling sedikit satu baris" in empty.content.decode()
    assert "bukan dari gudang ini" in strange.content.decode()
    assert not StockCount.objects.exists()


def test_a_store_elsewhere_is_not_there(sign_in, lot, shares):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert client.get(address(lot)).status_code == 404
    assert client.post(address(lot), sent({number(shares[0]): "8"})).status_code == 404


def test_counting_asks_the_same_of_one_line_and_of_six(sign_in):
    client, numbers = sign_in(Role.STAFF), []
    lots = [LotFactory(passed=True, makers=(10,) * makers) for makers in (1, 6)]
    client.get(address(lots[0]))

    for lot in lots:
        typed = {number(share): "9" for share in lot.shares.all()} | {reason(s): "Hilang" for s in lot.shares.all()}
        with CaptureQueriesContext(connection) as queries:
            client.get(address(lot))
        with CaptureQueriesContext(connection) as booked:
            assert client.post(address(lot), sent(typed)).status_code == 302
        numbers.append((len(queries), len(booked)))

    assert numbers[0] == numbers[1]
    assert numbers[0][0] <= 12
