"""Pieces go to the company, it says what it accepts, and each accepted piece is credited to its maker once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.actions import earnings, locks
from products.actions.piecework import locked, rate_of, refuse_unless
from products.models import (
    Acceptance,
    Claim,
    Earning,
    Grade,
    PartnerDelivery,
    PartnerDeliveryLine,
    PartnerInspection,
    PartnerVerdict,
    PieceworkOrder,
    Place,
    Share,
    StockMove,
)
from rusunpreneur.history import because

Kind, Reason = Place.Kind, StockMove.Reason
Inspector = PieceworkOrder.Inspector


@dataclass(frozen=True)
class Pieces:
    """So many of one maker's share in one grade. `share` knows its lot."""

    share: Share
    grade: str
    quantity: int


@dataclass(frozen=True)
class Decision:
    """What becomes of one line of a delivery."""

    line: PartnerDeliveryLine
    accepted_a: int = 0
    accepted_b: int = 0
    rejected: int = 0
    reason: str = ""


@transaction.atomic
def deliver(
    *, order: PieceworkOrder, pieces: Iterable[Pieces], by, delivered_on: date | None = None, note=""
) -> PartnerDelivery:
    """From the store to the company. Where our QC alone decides, what it passed is accepted at once."""
    order = locked(order)
    refuse_unless(order.is_under_way, "Pesanan ini belum diterima atau sudah berakhir.")
    pieces = [one for one in pieces if one.quantity]
    delivered_on = delivered_on or timezone.localdate()
    if not pieces:
        raise ValidationError("Isi jumlah untuk paling sedikit satu baris.", code="nothing")
    if delivered_on > timezone.localdate():
        raise ValidationError({"delivered_on": "Tanggal ini belum terjadi."}, code="future")
    _refuse_more_than_is_there(pieces)
    number = order.deliveries.count() + 1
    delivery = PartnerDelivery(order=order, number=number, delivered_on=delivered_on, note=note, delivered_by=by)
    delivery.clean_fields(exclude=["order", "delivered_by", "claim"])
    delivery.save(force_insert=True)
    lines = PartnerDeliveryLine.objects.bulk_create(
        PartnerDeliveryLine(delivery=delivery, share=one.share, grade=one.grade, quantity=one.quantity)
        for one in pieces
    )
    _move([(line, line.quantity) for line in lines], reason=Reason.DELIVERED, by=by)
    if order.inspected_by_whom == Inspector.US:
        passed = [Decision(line, **{f"accepted_{line.grade.lower()}": line.quantity}) for line in lines]
        _decide(order, delivery, passed, by=by)
    return delivery


@transaction.atomic
def decide(*, delivery: PartnerDelivery, decisions: Sequence[Decision], by) -> PartnerInspection:
    """What the company accepts of a delivery. The rejected come back to our store, with its reason."""
    order = locked(delivery.order)
    if delivery.inspections.filter(reversed_at=None).exists():
        raise ValidationError("Penyerahan ini sudah diputuskan.", code="decided")
    refuse_unless(order.is_under_way, "Pesanan ini sudah berakhir.")
    return _decide(order, delivery, decisions, by=by)


def _decide(order, delivery, decisions, *, by) -> PartnerInspection:
    _check(delivery, decisions)
    inspection = PartnerInspection.objects.create(delivery=delivery, inspected_by=by)
    verdicts = PartnerVerdict.objects.bulk_create(
        PartnerVerdict(
            inspection=inspection,
            line=one.line,
            accepted_a=one.accepted_a,
            accepted_b=one.accepted_b,
            rejected=one.rejected,
            reason=one.reason.strip() if one.rejected else "",
        )
        for one in decisions
    )
    back = [(one.line, one.rejected) for one in decisions if one.rejected]
    _hold({line.share for line, _ in back})
    _move(back, reason=Reason.TAKEN_BACK, by=by, note=f"Ditolak mitra, {delivery}", back=True)
    rows = Acceptance.objects.bulk_create(_acceptances(order, verdicts))
    claim = _claim(order, delivery, sum(row.amount_rupiah for row in rows))
    entries = [
        earnings.Entry(
            participant_id=row.verdict.line.share.maker_id,
            rusunawa_id=row.verdict.line.share.lot.rusunawa_id,
            product_id=order.product_id,
            amount_rupiah=row.amount_rupiah,
            source={"acceptance": row},
        )
        for row in rows
    ]
    earnings.credit(entries=entries, channel=Earning.Channel.PIECEWORK, by=by, claim=claim)
    return inspection


@transaction.atomic
def take_back(*, inspection: PartnerInspection, reason: str, by) -> PartnerInspection:
    """Undo a wrong decision: what it credited is reversed exactly, and the delivery waits for another."""
    delivery = inspection.delivery
    order = locked(delivery.order)
    refuse_unless(order.is_under_way, "Pesanan ini sudah berakhir.")
    inspection = PartnerInspection.objects.select_for_update(of=("self",)).get(pk=inspection.pk)
    if inspection.reversed_at:
        raise ValidationError("Keputusan ini sudah dibatalkan.", code="reversed")
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan keputusan."}, code="no_reason")
    if delivery.payments.filter(reversed_at=None).exists():
        raise ValidationError("Mitra sudah membayar penyerahan ini. Batalkan pembayarannya dulu.", code="paid")
    verdicts = inspection.verdicts.select_related("line__share__lot")
    rejected = [(verdict.line, verdict.rejected) for verdict in verdicts if verdict.rejected]
    _refuse_more_than_is_there([Pieces(line.share, line.grade, number) for line, number in rejected])
    _move(rejected, reason=Reason.DELIVERED, by=by)
    earned = Earning.objects.filter(acceptance__verdict__inspection=inspection).exclude(kind=Earning.Kind.REVERSAL)
    earnings.reverse(earnings=earned.select_related("participant", "claim"), reason=reason.strip(), by=by)
    inspection.reversed_at, inspection.reversed_by, inspection.reversed_reason = timezone.now(), by, reason.strip()
    with because(reason):
        inspection.save(update_fields=["reversed_at", "reversed_by", "reversed_reason"])
        Claim.objects.filter(pk=delivery.claim_id).update(amount_rupiah=0)
    return inspection


def _check(delivery, decisions):
    lines = {line.pk: line for line in delivery.lines.all()}
    if {one.line.pk for one in decisions} != set(lines):
        raise ValidationError("Putuskan semua baris penyerahan ini.", code="partly")
    for one in decisions:
        if one.accepted_a + one.accepted_b + one.rejected != one.line.quantity:
            who = one.line.share.maker.name.split()[0]
            raise ValidationError(
                f"{who}, mutu {one.line.grade}: jumlah diterima dan ditolak harus {one.line.quantity}.", code="sum"
            )
        if one.rejected and not one.reason.strip():
            raise ValidationError("Tulis alasan setiap barang yang ditolak.", code="no_reason")


def _acceptances(order, verdicts):
    for verdict in verdicts:
        for grade, number in ((Grade.A, verdict.accepted_a), (Grade.B, verdict.accepted_b)):
            if number:
                rate = rate_of(order, grade, verdict.line.share.lot.made_on)
                if rate is None:
                    raise ValidationError(f"Pesanan ini tidak membayar mutu {grade}.", code="no_rate")
                yield Acceptance(
                    verdict=verdict, grade=grade, quantity=number, rate_rupiah=rate, amount_rupiah=number * rate
                )


def _claim(order, delivery, amount: int) -> Claim | None:
    """What the company owes for this delivery; makers wait for it."""
    if not amount:
        return delivery.claim
    if delivery.claim:
        Claim.objects.filter(pk=delivery.claim_id).update(amount_rupiah=amount)
        return Claim.objects.get(pk=delivery.claim_id)
    delivery.claim = Claim.objects.create(
        code=str(delivery), debtor=order.partner.name, amount_rupiah=amount, issued_on=delivery.delivered_on
    )
    delivery.save(update_fields=["claim"])
    return delivery.claim


def _refuse_more_than_is_there(pieces: Sequence[Pieces]):
    there = _hold({one.share for one in pieces})
    for one in pieces:
        left = there.get((one.share.pk, one.grade), 0)
        if one.quantity > left:
            raise ValidationError(
                f"Lot {one.share.lot}, mutu {one.grade}: di gudang tinggal {left}, yang diminta {one.quantity}.",
                code="too_many",
            )


def _hold(shares) -> dict[locks.Key, int]:
    """What of these is in their stores, which stays so."""
    locks.lots({share.lot_id for share in shares})
    return locks.balances(shares=shares, places=_stores({share.lot.rusunawa_id for share in shares}).values())


def _stores(homes) -> dict[int, Place]:
    return {place.rusunawa_id: place for place in Place.objects.filter(kind=Kind.STORE, rusunawa__in=homes)}


def _move(lines, *, reason, by, note="", back=False):
    if not lines:
        return
    partner = Place.objects.shared(Kind.PARTNER)
    stores = _stores({line.share.lot.rusunawa_id for line, _ in lines})
    moves = []
    for line, number in lines:
        store = stores[line.share.lot.rusunawa_id]
        moves.append(
            StockMove(
                lot_id=line.share.lot_id,
                share=line.share,
                origin=partner if back else store,
                origin_grade=line.grade,
                destination=store if back else partner,
                destination_grade=line.grade,
                quantity=number,
                reason=reason,
                note=note,
                moved_by=by,
            )
        )
    StockMove.objects.bulk_create(moves)
