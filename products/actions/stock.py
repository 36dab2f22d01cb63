"""Moving what has been judged: back from rework, to scrap, to its maker, as a sample."""

from django.core.exceptions import ValidationError
from django.db import transaction

from products.models import Place, Share, StockMove
from products.models.lot import Lot
from products.models.place import AT_RUSUNAWA, GRADED

Kind, Reason = Place.Kind, StockMove.Reason
#: where pieces may be taken from, by where they go
TAKEN_FROM = {
    Kind.SCRAP: (Kind.STORE, Kind.REWORK, Kind.REJECTED),
    Kind.MAKER: (Kind.REWORK, Kind.REJECTED),
    Kind.SAMPLE: (Kind.STORE,),
}
TAKEABLE = frozenset(kind for kinds in TAKEN_FROM.values() for kind in kinds)
REASONS = {Kind.SCRAP: Reason.SCRAPPED, Kind.MAKER: Reason.RETURNED, Kind.SAMPLE: Reason.SAMPLED}


def finish_rework(*, share: Share, quantity: int, by) -> StockMove:
    """Reworked pieces wait for inspection again."""
    return _move(share, Kind.REWORK, Kind.WAITING, quantity, by=by, reason=Reason.REWORKED)


def take(*, share: Share, origin: str, to: str, quantity: int, note: str, by, grade="") -> StockMove:
    """Take pieces out: to scrap, back to their maker, or as a sample; always with a reason."""
    if origin not in TAKEN_FROM.get(to, ()):
        raise ValidationError({"to": _not_allowed(origin, to)}, code="not_allowed")
    if not note.strip():
        raise ValidationError({"note": "Tulis alasannya."}, code="no_reason")
    return _move(share, origin, to, quantity, by=by, reason=REASONS[to], note=note.strip(), grade=grade)


def _not_allowed(origin: str, to: str) -> str:
    labels = dict(Kind.choices)
    return f'Barang dari tempat "{labels.get(origin, origin)}" tidak bisa dibawa ke "{labels.get(to, to)}".'


@transaction.atomic
def _move(share, origin: str, to: str, quantity: int, *, by, reason, note="", grade="") -> StockMove:
    lot = Lot.objects.select_for_update(of=("self",), no_key=True).select_related("rusunawa").get(pk=share.lot_id)
    if quantity < 1:
        raise ValidationError({"quantity": "Jumlah harus lebih dari nol."}, code="nothing")
    there = share.balances.filter(place__kind=origin, grade=grade).values_list("quantity", flat=True).first() or 0
    if quantity > there:
        raise ValidationError({"quantity": f"Yang ada di sana tinggal {there}."}, code="too_many")
    return StockMove.objects.create(
        lot=lot,
        share=share,
        origin=_place(lot, origin),
        origin_grade=grade,
        destination=_place(lot, to),
        quantity=quantity,
        destination_grade=grade if to in GRADED else "",
        reason=reason,
        note=note,
        moved_by=by,
    )


def _place(lot, kind):
    return Place.objects.at(lot.rusunawa, kind) if kind in AT_RUSUNAWA else Place.objects.shared(kind)
