"""Goods go to a bazaar: packed from the store, sent, received."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.actions import locks
from products.models import Balance, Invitation, PackingLine, PackingList, Place, StockMove

Kind, Reason = Place.Kind, StockMove.Reason
Key = tuple[int, str]


@dataclass(frozen=True)
class Arrival:
    """What became of a line on the way: pieces that arrived whole, and broken ones; the rest is missing."""

    line: int
    arrived: int
    broken: int = 0
    reason: str = ""


@transaction.atomic
def write(*, invitation: Invitation, changes: Mapping[Key, tuple[int, int]], by) -> PackingList:
    """Write the list that is to leave: each key is a share and a grade, its value what the page said and what is meant.

    Refused line by line where another wrote something else meanwhile, or where the store has less.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("bazaar").get(pk=invitation.pk)
    if invitation.answer != Invitation.Answer.COMING:
        raise ValidationError("Rusunawa ini belum menjawab ikut.", code="not_coming")
    if not invitation.bazaar.is_open:
        raise ValidationError(f"{invitation.bazaar} sudah selesai.", code="over")
    packing_list = invitation.packing_lists.filter(sent_at=None).first()
    if packing_list is None:
        packing_list = PackingList.objects.create(invitation=invitation, created_by=by)
    lines = {(line.share_id, line.grade): line for line in packing_list.lines.select_for_update(of=("self",))}
    stock = in_store(invitation.rusunawa_id, {share for share, _ in changes})
    objections = [
        _objection(key, f"sudah diubah orang lain menjadi {_number(lines, key)}. Periksa lagi.")
        for key, (seen, wanted) in changes.items()
        if _number(lines, key) not in (seen, wanted)
    ]
    objections += [
        _objection(key, f"di gudang ada {stock.get(key, 0)}, yang ditulis {wanted}.")
        for key, (_, wanted) in changes.items()
        if wanted > stock.get(key, 0) and wanted != _number(lines, key)
    ]
    if objections:
        raise ValidationError(objections)
    for key, (_, wanted) in changes.items():
        _put(packing_list, lines, key, wanted)
    return packing_list


def _number(lines, key: Key) -> int:
    return lines[key].quantity if key in lines else 0


def _objection(key: Key, said: str) -> ValidationError:
    return ValidationError(said, code="line", params={"line": key})


def _put(packing_list, lines, key: Key, wanted: int):
    line = lines.get(key)
    if line is None and wanted:
        PackingLine.objects.create(packing_list=packing_list, share_id=key[0], grade=key[1], quantity=wanted)
    elif line and not wanted:
        line.delete()
    elif line and line.quantity != wanted:
        line.quantity = wanted
        line.save(update_fields=["quantity"])


def in_store(rusunawa_id: int, shares: Iterable[int]) -> dict[Key, int]:
    """What may be packed of these shares; goods that a company ordered are not offered."""
    rows = Balance.objects.filter(
        place__kind=Kind.STORE, place__rusunawa=rusunawa_id, share__in=shares, lot__is_for_partner=False
    )
    return {(share, grade): number for share, grade, number in rows.values_list("share", "grade", "quantity")}


@transaction.atomic
def send(*, packing_list: PackingList, by) -> PackingList:
    """It leaves: every line goes from the store on its way, or none does."""
    packing_list = _locked(packing_list)
    if packing_list.sent_at:
        raise ValidationError("Barang ini sudah berangkat.", code="sent")
    lines = list(packing_list.lines.select_related("share__lot__product", "share__maker").order_by("share_id", "grade"))
    if not lines:
        raise ValidationError("Daftar barangnya masih kosong.", code="empty")
    invitation = packing_list.invitation
    store = Place.objects.at(invitation.rusunawa, Kind.STORE)
    _lock_goods(lines, store)
    stock = in_store(invitation.rusunawa_id, {line.share_id for line in lines})
    short = [line for line in lines if line.quantity > stock.get((line.share_id, line.grade), 0)]
    if short:
        raise ValidationError(
            [
                _objection(
                    (line.share_id, line.grade),
                    f"di gudang tinggal {stock.get((line.share_id, line.grade), 0)}, yang dibawa {line.quantity}.",
                )
                for line in short
            ]
        )
    packing_list.sent_at, packing_list.sent_by = timezone.now(), by
    packing_list.save(update_fields=["sent_at", "sent_by"])
    StockMove.objects.bulk_create(
        move(line.share, line.grade, line.quantity, store, invitation.bazaar.transit, Reason.DISPATCHED, by=by)
        for line in lines
    )
    return packing_list


@transaction.atomic
def receive(*, packing_list: PackingList, arrivals: Iterable[Arrival], by) -> PackingList:
    """It arrives: what came is at the bazaar, what is missing is set aside at its rusunawa, what broke is scrap."""
    packing_list = _locked(packing_list)
    if packing_list.received_at:
        raise ValidationError("Barang ini sudah diterima.", code="received")
    if not packing_list.sent_at:
        raise ValidationError("Barang ini belum berangkat.", code="not_sent")
    lines = list(packing_list.lines.select_related("share__lot").order_by("share_id", "grade"))
    found = {arrival.line: arrival for arrival in arrivals}
    for line in lines:
        _count(line, found.get(line.pk))
    bazaar = packing_list.invitation.bazaar
    _lock_goods(lines, bazaar.transit)
    for line in lines:
        line.save(update_fields=["arrived", "broken", "reason"])
    packing_list.received_at, packing_list.received_by = timezone.now(), by
    packing_list.save(update_fields=["received_at", "received_by"])
    ends = Ends(packing_list.invitation.rusunawa)
    StockMove.objects.bulk_create(
        one
        for line in lines
        for one in (
            move(line.share, line.grade, line.arrived, bazaar.transit, bazaar.place, Reason.ARRIVED, by=by),
            *ends.lost(line, bazaar.transit, missing=line.missing, broken=line.broken, note=line.reason, by=by),
        )
        if one
    )
    return packing_list


def _count(line: PackingLine, arrival: Arrival | None):
    if arrival is None:
        raise _objection((line.share_id, line.grade), "isi berapa yang tiba.")
    line.arrived, line.broken, line.reason = arrival.arrived, arrival.broken, arrival.reason.strip()
    if line.arrived + line.broken > line.quantity:
        raise _objection((line.share_id, line.grade), f"yang dibawa {line.quantity}, jadi tidak bisa lebih.")
    if line.arrived < line.quantity and not line.reason:
        raise _objection((line.share_id, line.grade), "tulis sebab kurang atau rusaknya.")


def _locked(packing_list) -> PackingList:
    rows = PackingList.objects.select_for_update(of=("self",))
    row = rows.select_related("invitation__rusunawa", "invitation__bazaar__place", "invitation__bazaar__transit")
    row = row.get(pk=packing_list.pk)
    if not row.invitation.bazaar.is_open:
        raise ValidationError(f"{row.invitation.bazaar} sudah selesai.", code="over")
    return row


def _lock_goods(lines, place):
    locks.lots({line.share.lot_id for line in lines})
    locks.balances(shares={line.share_id for line in lines}, places=[place])


class Ends:
    """Where goods of a rusunawa end that do not come back: set aside as missing there, or scrap."""

    def __init__(self, rusunawa):
        self.missing = Place.objects.at(rusunawa, Kind.MISSING)
        self.scrap = Place.objects.shared(Kind.SCRAP)

    def lost(self, line, origin, *, missing: int, broken: int, note: str, by) -> list[StockMove]:
        reasons = ((self.missing, missing, Reason.COUNTED), (self.scrap, broken, Reason.SCRAPPED))
        return [
            one
            for place, number, reason in reasons
            if (one := move(line.share, line.grade, number, origin, place, reason, by=by, note=note))
        ]


def move(share, grade, quantity, origin, destination, reason, *, by, note="") -> StockMove | None:
    """One move, not saved; nothing when no piece moves."""
    if not quantity:
        return None
    return StockMove(
        lot_id=share.lot_id,
        share=share,
        origin=origin,
        origin_grade=grade,
        destination=destination,
        destination_grade=grade if destination.is_graded else "",
        quantity=quantity,
        reason=reason,
        note=note,
        moved_by=by,
    )
