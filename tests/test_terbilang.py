"""Amounts in words."""

import pytest

from rusunpreneur.terbilang import terbilang


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (15, "lima belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_111, "seribu seratus sebelas"),
        (70_000, "tujuh puluh ribu"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (2_001_000, "dua juta seribu"),
        (1_000_000_001, "satu miliar satu"),
    ],
)
def test_an_amount_is_written_as_on_a_receipt(number, words):
    assert terbilang(number) == words


@pytest.mark.parametrize("number", [-1, 10**15])
def test_what_no_receipt_says_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        terbilang(number)
