"""Bands are joined until nobody can be made out in one."""

import pytest

from products.bands import INCOME, banded
from rusunpreneur.words import rupiah


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        ([1] * 4, None),
        ([1] * 5, [("Semua besaran", 5)]),
        ([1] * 5 + [600_000] * 5, [("Di bawah Rp250.000", 5), ("Rp250.000 ke atas", 5)]),
        ([1] * 5 + [300_000] * 6 + [3_000_000], [("Di bawah Rp250.000", 5), ("Rp250.000 ke atas", 7)]),
    ],
)
def test_no_cell_holds_fewer_than_five(values, cells):
    assert banded(values, INCOME, rupiah) == cells
