"""Judging what was made: record, reverse."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.models import (
    Criterion,
    Defect,
    Finding,
    Grade,
    Inspection,
    Lot,
    Outcome,
    Place,
    Reading,
    Share,
    StockMove,
    Verdict,
)
from rusunpreneur.history import because

Kind = Place.Kind
#: column of a verdict -> where these pieces go, in which grade
GOES_TO = {
    "passed_a": (Kind.STORE, Grade.A),
    "passed_b": (Kind.STORE, Grade.B),
    "rework": (Kind.REWORK, ""),
    "rejected": (Kind.REJECTED, ""),
}


@dataclass(frozen=True)
class Fault:
    """Why pieces did not pass: one kind of defect."""

    outcome: str
    defect: Defect
    quantity: int
    note: str = ""
    photo: object = ""


@dataclass(frozen=True)
class Judgement:
    """What was found of one maker's pieces; `faults` account for every piece that did not pass."""

    share: Share
    passed_a: int = 0
    passed_b: int = 0
    rework: int = 0
    rejected: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def total(self) -> int:
        return self.passed_a + self.passed_b + self.rework + self.rejected


@dataclass(frozen=True)
class Check:
    """How a line of the checklist came out."""

    criterion: Criterion
    is_met: bool
    value: Decimal | None = None
    photo: object = ""


@dataclass
class Sample:
    """How many pieces were looked at, and how many of them had a fault."""

    size: int
    defects: int
    grade: str = field(default=Grade.A)


@transaction.atomic
def record(
    *,
    lot: Lot,
    judgements: Iterable[Judgement],
    by,
    checks: Iterable[Check] = (),
    sample: Sample | None = None,
    remark="",
) -> Inspection:
    """Judge pieces that wait. Passed ones go to the store, the others to rework or to the rejected, in one go."""
    lot = _locked(lot)
    judgements = [judgement for judgement in judgements if judgement.total]
    _refuse_inspector(lot, by)
    _refuse_more_than_waits(lot, judgements)
    _refuse_expired(lot, judgements)
    for judgement in judgements:
        _refuse_without_reason(judgement)
    inspection = Inspection(
        lot=lot,
        quantity=sum(judgement.total for judgement in judgements),
        sample_size=sample.size if sample else None,
        sample_defects=sample.defects if sample else None,
        remark=remark,
        inspected_by=by,
    )
    inspection.clean_fields(exclude=["lot", "inspected_by"])
    inspection.save(force_insert=True)
    verdicts = _write_verdicts(inspection, judgements)
    Reading.objects.bulk_create(
        Reading(
            inspection=inspection, criterion=check.criterion, is_met=check.is_met, value=check.value, photo=check.photo
        )
        for check in checks
    )
    _move(inspection, verdicts, by=by)
    return inspection


def pass_sample(*, lot: Lot, sample: Sample, by, checks: Iterable[Check] = (), remark="") -> Inspection:
    """By the product's plan: with few enough faults among the sample all that waits passes, in one grade."""
    plan = lot.product
    if plan.sample_size is None:
        raise ValidationError("Produk ini diperiksa satu per satu, bukan dengan contoh.", code="no_sampling")
    waiting = waiting_by_share(lot)
    needed = min(plan.sample_size, sum(waiting.values()))
    if sample.size < needed:
        raise ValidationError(f"Periksa paling sedikit {needed} contoh.", code="sample_too_small")
    if sample.defects > plan.acceptance_number:
        raise ValidationError(
            f"Ada {sample.defects} contoh cacat, paling banyak {plan.acceptance_number}. Periksa semua isi lot ini.",
            code="sample_failed",
        )
    return pass_all(lot=lot, by=by, grade=sample.grade, checks=checks, sample=sample, remark=remark)


def pass_all(*, lot: Lot, by, grade=Grade.A, checks=(), sample=None, remark="") -> Inspection:
    """A clean lot: everything that waits passes."""
    shares = {share.pk: share for share in lot.shares.all()}
    column = "passed_a" if grade == Grade.A else "passed_b"
    judgements = [
        Judgement(shares[share], **{column: quantity}) for share, quantity in waiting_by_share(lot).items() if quantity
    ]
    return record(lot=lot, judgements=judgements, by=by, checks=checks, sample=sample, remark=remark)


@transaction.atomic
def reverse(*, inspection: Inspection, reason: str, by) -> Inspection:
    """Take a wrong judgement back: its pieces wait again. Only while none of them has moved on."""
    lot = _locked(inspection.lot)
    inspection = lot.inspections.select_for_update(of=("self",)).get(pk=inspection.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan pemeriksaan."}, code="no_reason")
    if inspection.is_reversed:
        raise ValidationError("Pemeriksaan ini sudah dibatalkan.", code="reversed")
    _refuse_moved_on(inspection)
    inspection.reversed_at, inspection.reversed_by, inspection.reversed_reason = timezone.now(), by, reason
    inspection.clean_fields(exclude=["lot", "inspected_by"])
    with because(reason):
        inspection.save(update_fields=["reversed_at", "reversed_by", "reversed_reason"])
    back = [
        StockMove(
            lot=lot,
            share_id=move.share_id,
            origin_id=move.destination_id,
            origin_grade=move.destination_grade,
            destination_id=move.origin_id,
            quantity=move.quantity,
            reason=StockMove.Reason.REVERSED,
            note=reason,
            inspection=inspection,
            moved_by=by,
        )
        for move in inspection.moves.filter(reason=StockMove.Reason.INSPECTED)
    ]
    StockMove.objects.bulk_create(back)
    return inspection


def waiting_by_share(lot: Lot) -> dict[int, int]:
    """Pieces in the queue, by the key of the share."""
    return dict(lot.balances.of_kind(Kind.WAITING).values_list("share", "quantity"))


def _locked(lot: Lot) -> Lot:
    """Everything about a lot's pieces goes through this lock, so that sums hold while we count."""
    return Lot.objects.select_for_update(of=("self",), no_key=True).select_related("rusunawa", "product").get(pk=lot.pk)


def _refuse_inspector(lot, by):
    if lot.logged_by_id == by.pk:
        raise ValidationError("Lot ini Anda sendiri yang mencatat, jadi harus diperiksa orang lain.", code="own_lot")


def _refuse_more_than_waits(lot, judgements):
    if not judgements:
        raise ValidationError("Isi hasil untuk paling sedikit satu barang.", code="nothing_judged")
    waiting = waiting_by_share(lot)
    for judgement in judgements:
        left = waiting.get(judgement.share.pk, 0)
        if judgement.total > left:
            raise ValidationError(
                f"{judgement.share.maker.name}: {judgement.total} dinilai, padahal yang menunggu {left}.",
                code="too_many",
            )


def _refuse_expired(lot, judgements):
    if lot.is_expired and any(judgement.passed_a or judgement.passed_b for judgement in judgements):
        raise ValidationError("Lot ini sudah lewat tanggal baiknya, jadi tidak bisa diluluskan.", code="expired")


def _refuse_without_reason(judgement: Judgement):
    for outcome, quantity in ((Outcome.REWORK, judgement.rework), (Outcome.REJECTED, judgement.rejected)):
        named = sum(fault.quantity for fault in judgement.faults if fault.outcome == outcome)
        if named != quantity:
            raise ValidationError(
                f"{judgement.share.maker.name}: pilih cacatnya untuk {quantity} barang {outcome.label.lower()}, "
                f"baru {named} yang disebut.",
                code="no_reason",
            )


def _refuse_moved_on(inspection):
    """Pieces of one share, place and grade are alike: what must go back has to be there still."""
    there = {
        (balance.share_id, balance.place_id, balance.grade): balance.quantity
        for balance in inspection.lot.balances.all()
    }
    for move in inspection.moves.filter(reason=StockMove.Reason.INSPECTED):
        if there.get((move.share_id, move.destination_id, move.destination_grade), 0) < move.quantity:
            raise ValidationError(
                "Sebagian barang dari pemeriksaan ini sudah berpindah, jadi tidak bisa dibatalkan.", code="moved_on"
            )


def _write_verdicts(inspection, judgements) -> list[Verdict]:
    verdicts = Verdict.objects.bulk_create(
        Verdict(
            inspection=inspection, share=judgement.share, **{column: getattr(judgement, column) for column in GOES_TO}
        )
        for judgement in judgements
    )
    Finding.objects.bulk_create(
        Finding(
            verdict=verdict,
            outcome=fault.outcome,
            defect=fault.defect,
            quantity=fault.quantity,
            note=fault.note,
            photo=fault.photo,
        )
        for verdict, judgement in zip(verdicts, judgements, strict=True)
        for fault in judgement.faults
    )
    return verdicts


def _move(inspection, verdicts, *, by):
    rusunawa = inspection.lot.rusunawa
    kinds = {kind for column, (kind, _) in GOES_TO.items() if any(getattr(verdict, column) for verdict in verdicts)}
    places = Place.objects.all_at(rusunawa, {Kind.WAITING, *kinds})
    StockMove.objects.bulk_create(
        StockMove(
            lot=inspection.lot,
            share=verdict.share,
            origin=places[Kind.WAITING],
            destination=places[kind],
            destination_grade=grade,
            quantity=quantity,
            reason=StockMove.Reason.INSPECTED,
            inspection=inspection,
            moved_by=by,
        )
        for verdict in verdicts
        for column, (kind, grade) in GOES_TO.items()
        if (quantity := getattr(verdict, column))
    )
