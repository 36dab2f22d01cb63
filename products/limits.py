"""What a measured line of the checklist asks for, and what was measured outside of it, in words."""

from collections.abc import Iterable

from products.models import Criterion, Inspection, Reading
from rusunpreneur.words import angka


def limits_of(criterion: Criterion) -> str:
    """`10–12 cm`, `paling besar 12 cm`."""
    low, high, unit = criterion.lowest, criterion.highest, criterion.measure
    if low is not None and high is not None:
        return f"{_written(low)}–{_written(high)} {unit}"
    return f"paling kecil {_written(low)} {unit}" if high is None else f"paling besar {_written(high)} {unit}"


def outside(criterion: Criterion, value) -> str:
    """`Kadar air: 14 %, di luar batas 8–12 %.`"""
    measured = f"{criterion.text}: {_written(value)} {criterion.measure}"
    return f"{measured}, di luar batas {limits_of(criterion)}." if criterion.is_measured else f"{measured}."


def outside_limits(inspections: Iterable[Inspection]) -> dict[int, list[str]]:
    """By the key of an inspection: a sentence for every measured line that was not met."""
    missed = Reading.objects.filter(inspection__in=inspections, is_met=False, value__isnull=False)
    found: dict[int, list[str]] = {}
    for reading in missed.select_related("criterion").order_by("inspection", "criterion__position"):
        found.setdefault(reading.inspection_id, []).append(outside(reading.criterion, reading.value))
    return found


def _written(value) -> str:
    return angka(value, 0 if value == value.to_integral_value() else 2)
