"""A bazaar ends: what is left is counted and goes home, what is missing or broken is booked. And it is opened again."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.actions import locks
from products.actions.packing import Ends, Key, move
from products.models import Balance, Bazaar, PackingList, Place, Share, StockMove
from rusunpreneur.history import because

Kind, Reason = Place.Kind, StockMove.Reason


@dataclass(frozen=True)
class Left:
    """What was counted of a maker's pieces in a grade: `returned` go home, `broken` are scrap, the rest is missing."""

    share: Share
    grade: str
    expected: int
    returned: int
    broken: int = 0
    reason: str = ""

    @property
    def key(self) -> Key:
        return self.share.pk, self.grade

    @property
    def missing(self) -> int:
        return self.expected - self.returned - self.broken


@transaction.atomic
def close(*, bazaar: Bazaar, lines: Iterable[Left], by) -> Bazaar:
    """Nothing stays behind: every piece that is there goes home, aside, or to scrap."""
    lines = sorted(lines, key=lambda line: line.key)
    shares = set(Balance.objects.filter(place=bazaar.place_id).values_list("share", flat=True))
    locks.lots(set(Share.objects.filter(pk__in=shares).values_list("lot", flat=True)))
    locks.balances(shares=shares, places=[bazaar.place_id])
    rows = Bazaar.objects.select_for_update(of=("self",), no_key=True)
    bazaar = rows.select_related("place").get(pk=bazaar.pk)
    refuse_unfinished(bazaar)
    _refuse_miscounted(bazaar, lines)
    StockMove.objects.bulk_create(_moves(bazaar, lines, by))
    bazaar.closed_at, bazaar.closed_by = timezone.now(), by
    bazaar.save(update_fields=["closed_at", "closed_by"])
    return bazaar


def refuse_unfinished(bazaar: Bazaar):
    """What has to be done before it closes, all of it at once."""
    if not bazaar.is_open:
        raise ValidationError(f"{bazaar} sudah selesai.", code="over")
    shifts = bazaar.shifts.filter(closed_at=None).select_related("cashier")
    said = [f"Giliran kasir {shift.cashier} masih terbuka. Tutup dulu kasirnya." for shift in shifts]
    on_the_way = PackingList.objects.sent().filter(invitation__bazaar=bazaar, received_at=None)
    said += [
        f"Barang dari {row.invitation.rusunawa.short_name} masih di perjalanan. Terima dulu barangnya."
        for row in on_the_way.select_related("invitation__rusunawa")
    ]
    if said:
        raise ValidationError([ValidationError(sentence, code="unfinished") for sentence in said])


def _refuse_miscounted(bazaar, lines):
    there = Balance.objects.present().filter(place=bazaar.place)
    there = {(share, grade): number for share, grade, number in there.values_list("share", "grade", "quantity")}
    if {line.key: line.expected for line in lines} != there:
        raise ValidationError(
            "Barang di bazar berubah selama dihitung. Muat ulang halaman, lalu hitung lagi.", "changed"
        )
    for line in lines:
        if line.missing < 0 or line.returned < 0 or line.broken < 0:
            raise ValidationError(f"Yang ada {line.expected}.", code="line", params={"line": line.key})
        if line.returned < line.expected and not line.reason.strip():
            raise ValidationError(
                "Tulis sebab hilang atau rusaknya.", code="line", params={"line": line.key, "about": "reason"}
            )


def _moves(bazaar, lines, by) -> list[StockMove]:
    moves, homes = [], {}
    for line in lines:
        rusunawa = line.share.lot.rusunawa
        if rusunawa not in homes:
            homes[rusunawa] = (Place.objects.at(rusunawa, Kind.STORE), Ends(rusunawa))
        store, ends = homes[rusunawa]
        moves.append(move(line.share, line.grade, line.returned, bazaar.place, store, Reason.UNSOLD, by=by))
        moves += ends.lost(
            line, bazaar.place, missing=line.missing, broken=line.broken, note=line.reason.strip(), by=by
        )
    return [one for one in moves if one]


@transaction.atomic
def reopen(*, bazaar: Bazaar, reason: str, by) -> Bazaar:
    """Open it again, to take a sale back or send more goods; it is closed again afterwards."""
    bazaar = Bazaar.objects.select_for_update(of=("self",)).get(pk=bazaar.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membuka lagi."}, code="no_reason")
    if not bazaar.closed_at:
        raise ValidationError(f"{bazaar} tidak sedang ditutup.", code="not_closed")
    bazaar.closed_at = bazaar.closed_by = None
    with because(reason):
        bazaar.save(update_fields=["closed_at", "closed_by"])
    return bazaar
