"""Counting a store by hand, and booking what differs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from products.actions import locks
from products.models import Balance, CountLine, Place, Share, StockCount, StockMove

Kind = Place.Kind


@dataclass(frozen=True)
class Counted:
    """How many of a share in a grade were really there. `expected` is what the sheet said."""

    share: Share
    grade: str
    expected: int
    counted: int
    reason: str = ""


@transaction.atomic
def book(*, place: Place, lines: Iterable[Counted], by, remark="") -> StockCount:
    """Keep the count and book its differences: what is missing goes aside, what turns up comes back.

    Refused when the store changed since the sheet was printed for one of these lines, or when more is
    counted than was ever missing: then the lot itself has to be corrected first.
    """
    lines = list(lines)
    locks.lots({line.share.lot_id for line in lines})
    there = _balances(place, lines)
    missing = Place.objects.at(place.rusunawa, Kind.MISSING)
    lost = _balances(missing, lines)
    objections = [
        objection
        for line in lines
        if (objection := _objection(line, there.get(_key(line), 0), lost.get(_key(line), 0)))
    ]
    if objections:
        raise ValidationError(objections)
    count = StockCount.objects.create(place=place, counted_by=by, remark=remark)
    CountLine.objects.bulk_create(
        CountLine(
            count=count,
            share=line.share,
            grade=line.grade,
            expected=line.expected,
            counted=line.counted,
            reason=line.reason,
        )
        for line in lines
    )
    StockMove.objects.bulk_create(
        _difference(line, place, missing, by) for line in lines if line.counted != line.expected
    )
    return count


def _balances(place, lines) -> dict[tuple[int, str], int]:
    shares = [line.share.pk for line in lines]
    rows = Balance.objects.filter(place=place, share__in=shares).values_list("share", "grade", "quantity")
    return {(share, grade): quantity for share, grade, quantity in rows}


def _key(line: Counted) -> tuple[int, str]:
    return line.share.pk, line.grade


def _objection(line: Counted, there: int, lost: int) -> ValidationError | None:
    """What is wrong with a line; its params say which line it is."""
    if there != line.expected:
        code = "changed"
        said = f"stok berubah dari {line.expected} menjadi {there} selama dihitung. Hitung lagi baris ini."
    elif line.counted - line.expected > lost:
        code = "too_many"
        said = f"terhitung {line.counted}, lebih dari yang pernah ada. Koreksi dulu jumlah lotnya."
    elif line.counted != line.expected and not line.reason.strip():
        code, said = "no_reason", "tulis sebab selisihnya."
    else:
        return None
    return ValidationError(
        f"{line.share.lot.code} {line.grade}, {line.share.maker.name}: {said}", code=code, params={"line": _key(line)}
    )


def _difference(line: Counted, place, missing, by) -> StockMove:
    is_short = line.counted < line.expected
    return StockMove(
        lot_id=line.share.lot_id,
        share=line.share,
        origin=place if is_short else missing,
        destination=missing if is_short else place,
        origin_grade=line.grade,
        destination_grade=line.grade,
        quantity=abs(line.counted - line.expected),
        reason=StockMove.Reason.COUNTED,
        note=line.reason,
        moved_by=by,
    )
