"""What people earned: credited once, taken back exactly, adjusted with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import Participant
from products.actions import locks
from products.models import DeductionRule, Earning
from rusunpreneur.words import rupiah

BASIS = 10_000


@dataclass(frozen=True)
class Entry:
    """What one person earned with one line of a document; `source` are the fields that lead back to it."""

    participant_id: int
    rusunawa_id: int
    product_id: int | None
    amount_rupiah: int
    source: dict


def credit(*, entries: Sequence[Entry], channel: str, by, earned_on: date | None = None, claim=None) -> list[Earning]:
    """Write what one document brings its makers, and what rules keep of it, in the transaction of that document."""
    on = earned_on or timezone.localdate()
    rows = [_row(entry, Earning.Kind.YIELD, entry.amount_rupiah, channel, by, on, claim) for entry in entries]
    for rule in DeductionRule.objects.in_force(channel, on):
        rows += [
            _row(entry, Earning.Kind.DEDUCTION, -kept, channel, by, on, claim, rule=rule, note=rule.name)
            for entry, kept in zip(entries, deducted([entry.amount_rupiah for entry in entries], rule), strict=True)
            if kept
        ]
    return Earning.objects.bulk_create(rows)


def deducted(amounts: Sequence[int], rule: DeductionRule) -> list[int]:
    """What the rule keeps of each amount, in whole rupiah; together it is exactly its part of the sum.

    The part of the sum is rounded half up, then spread by largest remainder: each gets its floor, and the rupiah
    that are left go to those that lost most by it, the earlier line first.
    """
    total = (sum(amounts) * rule.basis_points + BASIS // 2) // BASIS
    floors = [amount * rule.basis_points // BASIS for amount in amounts]
    lost = sorted(range(len(amounts)), key=lambda at: (-(amounts[at] * rule.basis_points % BASIS), at))
    for at in lost[: total - sum(floors)]:
        floors[at] += 1
    return floors


def reverse(*, earnings: Iterable[Earning], reason: str, by) -> list[Earning]:
    """Write the exact opposite of each. Refused when the money was paid out already and nothing else is due."""
    earnings = list(earnings)
    _hold_claims(earnings)
    _refuse_paid_out(earnings)
    return Earning.objects.bulk_create(
        Earning(
            participant_id=earning.participant_id,
            rusunawa_id=earning.rusunawa_id,
            channel=earning.channel,
            kind=Earning.Kind.REVERSAL,
            amount_rupiah=-earning.amount_rupiah,
            earned_on=earning.earned_on,
            product_id=earning.product_id,
            sale_line_id=earning.sale_line_id,
            claim_id=earning.claim_id,
            reverses=earning,
            note=reason,
            booked_by=by,
        )
        for earning in earnings
    )


@transaction.atomic
def adjust(*, participant: Participant, rusunawa, amount_rupiah: int, reason: str, by) -> Earning:
    """Put an account right by hand; the reason stands on the statement."""
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasannya; penerima membacanya di rincian."}, code="no_reason")
    if not amount_rupiah:
        raise ValidationError({"amount": "Jumlah rupiahnya tidak boleh nol."}, code="nothing")
    if amount_rupiah < 0:
        _refuse_below_zero({participant.pk: amount_rupiah}, {participant.pk: participant})
    return Earning.objects.create(
        participant=participant,
        rusunawa=rusunawa,
        channel=Earning.Channel.ADJUSTMENT,
        kind=Earning.Kind.ADJUSTMENT,
        amount_rupiah=amount_rupiah,
        earned_on=timezone.localdate(),
        note=reason.strip(),
        booked_by=by,
    )


def _row(entry: Entry, kind, amount, channel, by, on, claim, **more) -> Earning:
    return Earning(
        participant_id=entry.participant_id,
        rusunawa_id=entry.rusunawa_id,
        product_id=entry.product_id,
        channel=channel,
        kind=kind,
        amount_rupiah=amount,
        earned_on=on,
        claim=claim,
        booked_by=by,
        **entry.source,
        **more,
    )


def _hold_claims(earnings):
    """Nobody settles them until this is written; before any account, as whoever settles locks them."""
    wanted = {earning.claim_id for earning in earnings} - {None}
    if wanted:
        held = locks.claims(wanted)
        for earning in earnings:
            earning.claim = held.get(earning.claim_id)


def _refuse_paid_out(earnings):
    """What is taken back has to be owed still; what waits for a buyer cannot have been paid."""
    change: dict[int, int] = {}
    for earning in earnings:
        if earning.claim_id is None or earning.claim.is_settled:
            change[earning.participant_id] = change.get(earning.participant_id, 0) - earning.amount_rupiah
    _refuse_below_zero(change, {earning.participant_id: earning.participant for earning in earnings})


def _refuse_below_zero(change: dict[int, int], people: dict):
    owed = {account.participant_id: account.owed_rupiah for account in locks.accounts(change)}
    short = [who for who, amount in change.items() if owed.get(who, 0) + amount < 0]
    if short:
        names = ", ".join(people[who].name for who in short)
        raise ValidationError(
            f"Uangnya sudah dibayarkan kepada {names}; sisa haknya tinggal {rupiah(owed.get(short[0], 0))}. "
            "Batalkan daftar bayarnya lebih dulu.",
            code="paid_out",
        )
