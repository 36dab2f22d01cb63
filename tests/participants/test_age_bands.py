"""Ages as reports group them."""

import pytest

from participants.age_bands import band


@pytest.mark.parametrize(
    ("age", "name"),
    [
        (0, "Sampai 25 tahun"),
        (25, "Sampai 25 tahun"),
        (26, "26–35 tahun"),
        (55, "46–55 tahun"),
        (56, "56 tahun ke atas"),
        (None, "Belum diisi"),
    ],
)
def test_each_age_has_its_band(age, name):
    assert band(age) == name
