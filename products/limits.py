"""What a measured line of the checklist asks for, and what was measured outside of it, in words."""

from products.models import Criterion, Inspection, Reading
from rusunpreneur.words import angka


def limits_of(criterion: Criterion) -> str:
    """`10–12 cm`, `paling besar 12 cm`."""
    low, high, unit = criterion.lowest, criterion.highest, criterion.measure
    if low is not None and high is not None:
        return f"{_written(low)}–{_written(high)} {unit}"
    return f"paling kecil {_written(low)} {unit}" if high is None else f"paling besar {_written(high)} {unit}"


def outside_limits(inspection: Inspection) -> list[str]:
    """A sentence for every measured line that was not met."""
    missed = inspection.readings.filter(is_met=False, value__isnull=False).select_related("criterion")
    return [_sentence(reading) for reading in missed.order_by("criterion__position")]


def _sentence(reading: Reading) -> str:
    criterion = reading.criterion
    measured = f"{criterion.text}: {_written(reading.value)} {criterion.measure}"
    return f"{measured}, di luar batas {limits_of(criterion)}." if criterion.is_measured else f"{measured}."


def _written(value) -> str:
    return angka(value, 0 if value == value.to_integral_value() else 2)
