"""Paying people what they earned: proposed, approved by another, handed over, and taken back when it was wrong."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from participants.models import Rusunawa
from products.actions import locks
from products.models import Account, Bazaar, Claim, Earning, Payout, PayoutItem, PayoutRun
from products.models.payout_run import in_words
from rusunpreneur.history import because
from rusunpreneur.words import rupiah

Scope, Kind = PayoutRun.Scope, Earning.Kind


@dataclass(frozen=True)
class Source:
    """What is paid out: a bazaar's, an order's or a month's earnings of one rusunawa. One of the three is given."""

    rusunawa: Rusunawa
    bazaar: Bazaar | None = None
    claim: Claim | None = None
    month: date | None = None

    @property
    def scope(self) -> str:
        return Scope.BAZAAR if self.bazaar else Scope.CLAIM if self.claim else Scope.MONTH

    @property
    def fields(self) -> dict:
        return {"rusunawa": self.rusunawa, "bazaar": self.bazaar, "claim": self.claim, "month": self.month}

    def __str__(self):
        return in_words(bazaar=self.bazaar, claim=self.claim, month=self.month)

    def earnings(self):
        """Those that can be paid, and with them what corrections of what was paid before take back."""
        corrections = Q(kind=Kind.REVERSAL) | Q(kind=Kind.ADJUSTMENT, amount_rupiah__lt=0)
        return Earning.objects.payable().filter(self._lines() | corrections, rusunawa=self.rusunawa)

    def _lines(self) -> Q:
        if self.bazaar:
            return Q(sale_line__sale__bazaar=self.bazaar)
        if self.claim:
            return Q(claim=self.claim)
        following = date(self.month.year + self.month.month // 12, self.month.month % 12 + 1, 1)
        return Q(earned_on__gte=self.month, earned_on__lt=following)


@transaction.atomic
def propose(*, source: Source, people: Collection[int], methods: dict[int, str], by, remark="") -> PayoutRun:
    """A run with one payout for each of `people`, of all that the source still owes them."""
    locks.accounts(people)  # two runs over the same people wait for each other, the second sees what the first took
    owed: dict[int, list[Earning]] = {}
    for earning in source.earnings().filter(participant__in=people).order_by("pk"):
        owed.setdefault(earning.participant_id, []).append(earning)
    sums = {person: sum(earning.amount_rupiah for earning in earned) for person, earned in owed.items()}
    paid = [person for person in people if sums.get(person, 0) > 0]
    if not paid:
        raise ValidationError("Tidak ada lagi yang bisa dibayarkan dari sumber ini.", code="nothing")
    run = PayoutRun.objects.create(scope=source.scope, remark=remark.strip(), created_by=by, **source.fields)
    payouts = Payout.objects.bulk_create(
        Payout(
            run=run,
            participant_id=person,
            amount_rupiah=sums[person],
            method=methods.get(person, Payout.Method.CASH),
        )
        for person in paid
    )
    PayoutItem.objects.bulk_create(
        PayoutItem(payout=payout, earning=earning) for payout in payouts for earning in owed[payout.participant_id]
    )
    return run


@transaction.atomic
def approve(*, run: PayoutRun, by) -> PayoutRun:
    run = _locked(run)
    if run.cancelled_at or run.approved_at:
        raise ValidationError(f"Daftar bayar ini sudah {run.state.lower()}.", code="decided")
    if run.created_by_id == by.pk:
        raise ValidationError("Daftar bayar disetujui orang lain, bukan yang mengajukan.", code="own_run")
    run.approved_at, run.approved_by = timezone.now(), by
    run.save(update_fields=["approved_at", "approved_by"])
    return run


@transaction.atomic
def cancel(*, run: PayoutRun, reason: str, by) -> PayoutRun:
    """Take a run back before anybody was paid; what it held can be paid by another."""
    run = _locked(run)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan daftar bayar."}, code="no_reason")
    if run.cancelled_at:
        raise ValidationError("Daftar bayar ini sudah dibatalkan.", code="decided")
    if run.payouts.filter(paid_at__isnull=False, reversed_at=None).exists():
        raise ValidationError("Sebagian sudah dibayar. Batalkan pembayarannya satu per satu.", code="paid")
    run.cancelled_at, run.cancelled_by, run.cancelled_reason = timezone.now(), by, reason.strip()
    with because(reason):
        run.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])
        PayoutItem.objects.filter(payout__run=run, is_released=False).update(is_released=True)
    return run


@transaction.atomic
def pay(*, payout: Payout, by, reference="", proof="") -> Payout:
    """The money was handed over or transferred."""
    payout = _to_be_paid(payout)
    if payout.method == Payout.Method.TRANSFER and not reference.strip():
        raise ValidationError({"reference": "Tulis nomor transfernya."}, code="no_reference")
    payout.paid_at, payout.paid_by = timezone.now(), by
    payout.reference, payout.proof = reference.strip(), proof or payout.proof
    payout.save(update_fields=["paid_at", "paid_by", "reference", "proof"])
    return payout


@transaction.atomic
def pay_all(*, run: PayoutRun, by) -> list[Payout]:
    """Everybody who gets cash and has not got it; all or nobody."""
    run = _locked(run)
    waiting = run.payouts.filter(paid_at=None, reversed_at=None, method=Payout.Method.CASH).order_by("participant_id")
    return [pay(payout=payout, by=by) for payout in waiting.select_for_update(of=("self",))]


@transaction.atomic
def reverse(*, payout: Payout, reason: str, by) -> Payout:
    """A payment that did not happen, or should not have: the money is owed again."""
    _locked(payout.run)
    payout = Payout.objects.select_for_update(of=("self",)).get(pk=payout.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan pembayaran."}, code="no_reason")
    if payout.reversed_at:
        raise ValidationError("Pembayaran ini sudah dibatalkan.", code="reversed")
    payout.reversed_at, payout.reversed_by, payout.reversed_reason = timezone.now(), by, reason.strip()
    with because(reason):
        payout.save(update_fields=["reversed_at", "reversed_by", "reversed_reason"])
        payout.items.update(is_released=True)
    return payout


def _locked(run: PayoutRun) -> PayoutRun:
    """Before its payouts: who cancels the run and who pays out of it wait for each other."""
    return PayoutRun.objects.select_for_update(of=("self",)).get(pk=run.pk)


def _to_be_paid(payout: Payout) -> Payout:
    run = _locked(payout.run)
    payout = Payout.objects.select_for_update(of=("self",)).select_related("participant").get(pk=payout.pk)
    if run.cancelled_at or not run.approved_at:
        raise ValidationError("Daftar bayar ini belum disetujui.", code="not_approved")
    if payout.reversed_at or payout.paid_at:
        raise ValidationError(f"{payout.participant.name}: {payout.state.lower()}.", code="decided")
    locks.accounts([payout.participant_id])  # a void waits for it, so what is looked at next stays so
    _refuse_what_does_not_hold(payout)
    owed = Account.objects.get(participant=payout.participant_id).owed_rupiah
    if payout.amount_rupiah > owed:
        raise ValidationError(
            f"{payout.participant.name}: haknya tinggal {rupiah(owed)}, "
            f"daftar bayar ini {rupiah(payout.amount_rupiah)}.",
            code="too_much",
        )
    return payout


def _refuse_what_does_not_hold(payout: Payout):
    if payout.pk in changed([payout]):
        raise ValidationError(
            f"{payout.participant.name}: ada penjualan yang dibatalkan sesudah daftar bayar diajukan. "
            "Hitung ulang bagiannya, lalu bayar.",
            code="voided_since",
        )


def changed(payouts: Iterable[Payout]) -> set[int]:
    """Which of these unpaid payouts hold a line that is not to be paid any more."""
    items = PayoutItem.objects.filter(payout__in=[payout.pk for payout in payouts], is_released=False).order_by()
    held = Earning.objects.filter(pk__in=items.values("earning")).still_payable().values("pk")
    return set(items.exclude(earning__in=held).values_list("payout", flat=True))


@transaction.atomic
def reckon_anew(*, payout: Payout, by) -> Payout | None:
    """Leave out the lines that do not hold any more; nobody gets more by it. None when nothing is left to pay."""
    run = _locked(payout.run)
    payout = Payout.objects.select_for_update(of=("self",)).select_related("participant").get(pk=payout.pk)
    if run.cancelled_at or payout.paid_at or payout.reversed_at:
        raise ValidationError(f"{payout.participant.name}: {payout.state.lower()}.", code="decided")
    locks.accounts([payout.participant_id])
    if payout.pk not in changed([payout]):
        raise ValidationError(f"Bagian {payout.participant.name} masih benar.", code="unchanged")
    lines = list(payout.items.values_list("earning", flat=True))
    reverse(payout=payout, reason="Dihitung ulang", by=by)
    held = list(Earning.objects.filter(pk__in=lines).payable())
    if (amount := sum(earning.amount_rupiah for earning in held)) <= 0:
        return None
    anew = Payout.objects.create(run=run, participant=payout.participant, amount_rupiah=amount, method=payout.method)
    PayoutItem.objects.bulk_create(PayoutItem(payout=anew, earning=earning) for earning in held)
    return anew
