"""What a company paid for its deliveries: in full or in parts, with proof; then its makers' money falls due."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from products.actions import locks
from products.actions.piecework import locked
from products.models import Claim, Earning, PartnerDelivery, PartnerPayment
from rusunpreneur.history import because
from rusunpreneur.words import rupiah, tanggal


@transaction.atomic
def pay(
    *, delivery: PartnerDelivery, amount_rupiah: int, paid_on: date, proof, proof_kind: str, by, note=""
) -> PartnerPayment:
    locked(delivery.order)
    claim = _claim_of(delivery)
    left = claim.amount_rupiah - paid_for(delivery)
    if amount_rupiah > left:
        raise ValidationError({"amount": f"Tagihannya tinggal {rupiah(left)}."}, code="too_much")
    if not claim.issued_on <= paid_on <= timezone.localdate():
        said = f"Tanggal bayar antara {tanggal(claim.issued_on)} dan hari ini."
        raise ValidationError({"paid_on": said}, code="day")
    payment = PartnerPayment(
        delivery=delivery,
        amount_rupiah=amount_rupiah,
        paid_on=paid_on,
        proof=proof,
        proof_kind=proof_kind,
        note=note,
        recorded_by=by,
    )
    payment.full_clean(exclude=["delivery", "recorded_by"])
    payment.save(force_insert=True)
    if amount_rupiah == left:
        claim.settled_on, claim.settled_at, claim.settled_by = paid_on, timezone.now(), by
        claim.save()
    return payment


@transaction.atomic
def take_back(*, payment: PartnerPayment, reason: str, by) -> PartnerPayment:
    """A payment that was none: the makers wait again. Refused once what fell due was paid out to them."""
    locked(payment.delivery.order)
    payment = PartnerPayment.objects.select_for_update(of=("self",)).get(pk=payment.pk)
    if payment.reversed_at:
        raise ValidationError("Pembayaran ini sudah dibatalkan.", code="reversed")
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan pembayaran."}, code="no_reason")
    claim = _claim_of(payment.delivery)
    if claim.is_settled:
        _refuse_paid_out(claim)
    payment.reversed_at, payment.reversed_by, payment.reversed_reason = timezone.now(), by, reason.strip()
    with because(reason):
        payment.save(update_fields=["reversed_at", "reversed_by", "reversed_reason"])
        if claim.is_settled:
            claim.settled_on = claim.settled_at = claim.settled_by = None
            claim.save()
    return payment


def paid_for(delivery) -> int:
    return delivery.payments.filter(reversed_at=None).aggregate(total=Sum("amount_rupiah"))["total"] or 0


def _claim_of(delivery) -> Claim:
    claim = locks.claims([delivery.claim_id]).get(delivery.claim_id)
    if claim is None or not claim.amount_rupiah:
        raise ValidationError("Belum ada yang ditagih dari penyerahan ini.", code="nothing_owed")
    return claim


def _refuse_paid_out(claim):
    earned = Earning.objects.filter(claim=claim).order_by().values_list("participant").annotate(Sum("amount_rupiah"))
    released = dict(earned)
    short = [row for row in locks.accounts(released) if row.owed_rupiah < released[row.participant_id]]
    if short:
        said = "Uangnya sudah dibayarkan kepada pembuat. Batalkan daftar bayarnya lebih dulu."
        raise ValidationError(said, code="paid_out")
