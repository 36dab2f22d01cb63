"""Finding a line among two hundred of a store that is counted."""

import pytest

from products.models import CountLine
from rusunpreneur.access import Role
from tests.factories import LotFactory, ProductFactory, RusunawaFactory
from tests.products.counted import address, number, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """A bag and a bowl in one store."""
    there = RusunawaFactory()
    names = ("Tas parsel uji", "Mangkuk uji")
    return [LotFactory(rusunawa=there, passed=True, product=ProductFactory(name=name)) for name in names]


def lines(client, lot, text) -> str:
    return client.get(address(lot), {"q": text}).content.decode().partition("<tbody>")[2]


def test_a_line_is_found_by_its_product_its_code_and_its_maker(sign_in, two):
    client, (bag, bowl) = sign_in(Role.STAFF), two

    for text in ("PARSEL tas", bag.code.lower(), bag.shares.get().maker.name):
        found = lines(client, bag, text)
        assert bag.code in found
        assert bowl.code not in found


def test_what_is_not_there_is_said_with_a_way_back(sign_in, two):
    client, (bag, _) = sign_in(Role.STAFF), two

    page = client.get(address(bag), {"q": "batik\0"}).content.decode()

    assert "Tidak ada baris yang cocok" in page
    assert "kosong" not in page
    assert f'href="{address(bag)}"' in page


def test_what_was_found_is_counted_alone(sign_in, two):
    client, (bag, _) = sign_in(Role.STAFF), two

    client.post(f"{address(bag)}?q=parsel", sent({number(bag.shares.get()): "10"}, rest="sesuai"))

    assert [line.share.lot for line in CountLine.objects.all()] == [bag]


def test_a_wrong_number_comes_back_among_what_was_found(sign_in, two):
    client, (bag, bowl) = sign_in(Role.STAFF), two

    page = client.post(f"{address(bag)}?q=parsel", sent({number(bag.shares.get()): "sepuluh"})).content.decode()

    assert 'value="sepuluh"' in page
    assert bowl.code not in page
    assert 'value="parsel"' in page
