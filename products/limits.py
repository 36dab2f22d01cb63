"""What a measured line of the checklist asks for, and what was measured outside of it, in words."""

from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from products.models import Criterion, Inspection, Reading
from rusunpreneur.words import angka

NUMBERS = ("value", "lowest", "highest")


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


def with_missed(inspections: QuerySet) -> QuerySet:
    """Each inspection knows its `missed` readings, in the same query: `outside_limits` says them."""
    missed = Reading.objects.filter(inspection=OuterRef("pk"), is_met=False, value__isnull=False)
    criterion = {name: f"criterion__{name}" for name in ("text", "measure", "lowest", "highest")}
    return inspections.annotate(
        missed=ArraySubquery(missed.order_by("criterion__position").values(one=JSONObject(value="value", **criterion)))
    )


def outside_limits(inspection: Inspection) -> list[str]:
    """A sentence for every measured line that was not met."""
    said = []
    for row in inspection.missed:
        numbers = {name: row[name] if row[name] is None else Decimal(str(row[name])) for name in NUMBERS}
        criterion = Criterion(
            text=row["text"], measure=row["measure"], lowest=numbers["lowest"], highest=numbers["highest"]
        )
        said.append(outside(criterion, numbers["value"]))
    return said


def _written(value) -> str:
    return angka(value, 0 if value == value.to_integral_value() else 2)
