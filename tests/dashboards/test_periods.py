"""Months, quarters, years and ranges: what an address asks for."""

from datetime import date

import pytest
from django.utils import timezone

from rusunpreneur.dashboards import periods
from rusunpreneur.dashboards.periods import Period, PeriodError

YEAR = timezone.localdate().year


@pytest.mark.parametrize(
    ("asked", "first", "last", "words"),
    [
        ("2025-03", date(2025, 3, 1), date(2025, 3, 1), "Maret 2025"),
        ("2025-T2", date(2025, 4, 1), date(2025, 6, 1), "Triwulan II 2025"),
        ("2025", date(2025, 1, 1), date(2025, 12, 1), "Tahun 2025"),
        ("2024-11..2025-02", date(2024, 11, 1), date(2025, 2, 1), "November 2024 sampai Februari 2025"),
        ("2025-01..2025-12", date(2025, 1, 1), date(2025, 12, 1), "Tahun 2025"),
    ],
)
def test_an_address_says_its_months(asked, first, last, words):
    period = periods.parsed(asked)

    assert (period.first, period.last, str(period)) == (first, last, words)
    assert periods.parsed(period.key) == period


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("9999", f"Tahun harus antara 2015 dan {YEAR}."),
        ("0000-01", f"Tahun harus antara 2015 dan {YEAR}."),
        ("2025-13", "Bulan itu tidak ada."),
        ("2025-T5", "Masa itu tidak dikenali."),
        ("kemarin", "Masa itu tidak dikenali."),
        ("٢٠٢٥", "Masa itu tidak dikenali."),
        ("2025-05..2025-01", "Bulan terakhir lebih awal dari bulan pertama."),
        ("2016-01..2024-12", "Paling panjang 5 tahun."),
    ],
)
def test_an_impossible_period_is_answered_by_a_sentence(asked, said):
    with pytest.raises(PeriodError, match=said.replace(".", r"\.")):
        periods.parsed(asked)


@pytest.mark.parametrize(
    ("today", "key"), [(date(2026, 11, 23), "2026-T4"), (date(2026, 10, 5), "2026-T3"), (date(2026, 1, 31), "2025-T4")]
)
def test_in_its_first_month_a_quarter_has_too_little_to_show(today, key):
    assert periods.usual(today).key == key


def test_the_period_before_is_as_long():
    assert Period(date(2025, 1, 1), date(2025, 3, 1)).before == Period(date(2024, 10, 1), date(2024, 12, 1))
    assert periods.parsed("2024-11..2025-01").before.key == "2024-08..2024-10"


def test_what_was_chosen_is_among_what_is_offered():
    chosen = periods.parsed("2023-02..2023-09")

    groups = periods.offered(chosen)

    assert groups[0] == ("Pilihan Anda", [chosen])
    assert [name for name, _ in groups[1:]] == ["Triwulan", "Bulan", "Tahun"]
