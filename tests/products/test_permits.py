"""Which permit a product probably needs: every path of domain facts 4.3."""

import pytest

from products.models import Product
from products.permits import halal_of, path_of


def food(storage="ruang", days=30, meat="tanpa", grinding="tanpa") -> Product:
    return Product(
        name="Uji", is_food=True, storage=storage, shelf_life_days=days, meat_source=meat, grinding_place=grinding
    )


def test_a_purse_needs_no_food_permit():
    advice = path_of(Product(name="Dompet"))

    assert advice.key == "bukan-pangan"
    assert "oss.go.id" in advice.source


@pytest.mark.parametrize(
    ("product", "path"),
    [
        (food(days=6), "bebas"),
        (food("beku", 6, "halal"), "bebas"),
        (food("beku", 7, "halal"), "md"),
        (food("beku", 90, "tanpa"), "md"),
        (food("dingin", 14, "lain"), "md"),
        (food("ruang", 60, "halal"), "md"),
        (food("dingin", 14), "tanya"),
        (food("ruang", 60, ""), "tanya"),
        (food("ruang", 7), "pirt"),
    ],
)
def test_the_path_follows_from_storage_shelf_life_and_meat(product, path):
    assert path_of(product).key == path


@pytest.mark.parametrize("product", [Product(name="Dompet"), food(days=3), food("beku", 90), food("ruang", 60, "")])
def test_advice_comes_with_its_reason_and_source(product):
    advice = path_of(product)

    assert advice.reason.endswith(".")
    assert advice.source


def test_short_lived_food_is_exempt_only_with_its_dates_on_the_label():
    assert "tanggal produksi" in path_of(food(days=5)).notes[0]


@pytest.mark.parametrize(
    ("product", "path"),
    [
        (food(), "halal-mandiri"),
        (food(meat="halal", grinding="sendiri"), "halal-mandiri"),
        (food(meat="halal", grinding="halal"), "halal-mandiri"),
        (food(meat="halal", grinding="tanpa"), "halal-mandiri"),
        (food(meat="halal", grinding="lain"), "halal-lewat-lph"),
        (food(meat="lain", grinding="sendiri"), "halal-lewat-lph"),
        (food(meat="halal", grinding=""), "halal-belum-tahu"),
        (food(meat=""), "halal-belum-tahu"),
        (food(grinding="lain"), "halal-mandiri"),
    ],
)
def test_self_declared_halal_hangs_on_where_meat_comes_from_and_is_ground(product, path):
    assert halal_of(product).key == path


def test_nobody_asks_whether_a_purse_is_halal():
    assert halal_of(Product(name="Dompet")) is None
