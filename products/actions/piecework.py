"""Orders of companies: drafted, accepted with their terms, shared out over makers, ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from participants.models import Participant, Residence, Rusunawa
from products.models import (
    Balance,
    Contract,
    Grade,
    HandIn,
    MaterialBalance,
    MaterialMove,
    OrderMaterial,
    PieceRate,
    PieceworkOrder,
    Place,
    WorkShare,
)
from rusunpreneur.history import because
from rusunpreneur.words import angka, tanggal

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('products_pieceworkorder'))"


@dataclass(frozen=True)
class Rate:
    """So much for a piece of this grade that was made on that day or later."""

    grade: str
    begins_on: date
    rate_rupiah: int


@transaction.atomic
def draft(*, rates: Iterable[Rate], materials_on: date, by, **values) -> PieceworkOrder:
    """A new order, not accepted yet; material as its product takes it, promised for that day."""
    order = PieceworkOrder(created_by=by, tolerance_percent=values["contract"].tolerance_percent, **values)
    _check(order)
    order.code = _next_code(order.ordered_on)
    order.full_clean(exclude=["created_by"])
    order.save(force_insert=True)
    _write_rates(order, rates)
    OrderMaterial.objects.bulk_create(
        OrderMaterial(
            order=order,
            material=use.material,
            measure=use.measure,
            per_piece=use.quantity,
            promised=use.quantity * order.quantity,
            promised_on=materials_on,
        )
        for use in order.product.materials.all()
    )
    return order


@transaction.atomic
def revise(*, order: PieceworkOrder, rates: Iterable[Rate]) -> PieceworkOrder:
    """Changed terms of a draft; `order` carries them and is locked by the view."""
    refuse_unless(order.is_draft, "Pesanan ini sudah diterima, jadi syaratnya tidak bisa diubah.")
    order.tolerance_percent = order.contract.tolerance_percent
    _check(order)
    order.full_clean(exclude=["created_by"])
    order.save()
    order.rates.all().delete()
    _write_rates(order, rates)
    return order


@transaction.atomic
def accept(*, order: PieceworkOrder, by) -> PieceworkOrder:
    """From now on the terms stand: the database refuses to change them."""
    order = locked(order)
    if order.accepted_at:
        raise ValidationError("Pesanan ini sudah diterima.", code="accepted")
    refuse_unless(order.is_draft, "Pesanan ini sudah dibatalkan.")
    _check(order)
    order.accepted_at, order.accepted_by = timezone.now(), by
    order.revision += 1
    order.save()
    return order


@transaction.atomic
def cancel(*, order: PieceworkOrder, reason: str, by) -> PieceworkOrder:
    """Only while nothing has come of it yet; later it is closed with what was made."""
    order = locked(order)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan pesanan."}, code="no_reason")
    refuse_unless(order.is_draft or order.is_under_way, "Pesanan ini sudah berakhir.")
    begun = order.hand_ins.exists() or MaterialMove.objects.standing().filter(material__order=order).exists()
    refuse_unless(not begun, "Bahannya sudah datang atau barangnya sudah dibuat. Tutup pesanan ini bila selesai.")
    order.cancelled_at, order.cancelled_by, order.cancelled_reason = timezone.now(), by, reason.strip()
    order.revision += 1
    with because(reason):
        order.save()
    return order


@transaction.atomic
def close(*, order: PieceworkOrder, note: str, by) -> PieceworkOrder:
    """All is settled but the payment: no piece on its way, no material with anybody, every delivery decided."""
    order = locked(order)
    refuse_unless(order.is_under_way, "Pesanan ini belum diterima atau sudah berakhir.")
    if left := unfinished(order):
        raise ValidationError(left, code="unfinished")
    order.closed_at, order.closed_by, order.closed_note = timezone.now(), by, note.strip()
    order.revision += 1
    order.save()
    return order


def unfinished(order: PieceworkOrder) -> list[str]:
    """What keeps an order from being closed, in words."""
    on_the_way = (Place.Kind.WAITING, Place.Kind.REWORK, Place.Kind.STORE)
    pieces = Balance.objects.present().of_kind(*on_the_way).filter(lot__hand_in__order=order)
    held = MaterialBalance.objects.filter(material__order=order, quantity__gt=0)
    said = []
    if number := pieces.aggregate(total=Sum("quantity"))["total"]:
        said.append(f"{angka(number)} barang masih menunggu QC, diperbaiki, atau di gudang.")
    if held.exists():
        said.append("Masih ada bahan di gudang atau di pembuat. Catat kembali, hilang, atau pulang ke mitra.")
    if order.deliveries.undecided().exists():
        said.append("Ada penyerahan yang belum diputuskan mitra.")
    return said


@transaction.atomic
def share_out(
    *, order: PieceworkOrder, rusunawa: Iterable[Rusunawa], pieces: Mapping[Participant, int], by
) -> PieceworkOrder:
    """Who makes how many, at these rusunawa; what others were given elsewhere stays."""
    order = locked(order)
    refuse_unless(order.is_under_way, "Bagian baru bisa dibuat untuk pesanan yang sudah diterima dan belum berakhir.")
    rusunawa = list(rusunawa)
    pieces = {maker: number for maker, number in pieces.items() if number}
    homes = _homes_of(pieces, rusunawa)
    elsewhere = order.work_shares.exclude(rusunawa__in=rusunawa).aggregate(total=Sum("quantity"))["total"] or 0
    total = elsewhere + sum(pieces.values())
    if total > order.quantity:
        over = angka(total - order.quantity)
        raise ValidationError(f"Jumlah semua bagian melebihi pesanan sebanyak {over}.", code="too_many")
    there = {share.maker_id: share for share in order.work_shares.filter(rusunawa__in=rusunawa)}
    for maker, number in pieces.items():
        share = there.pop(maker.pk, None) or WorkShare(order=order, maker=maker)
        if (share.quantity, share.rusunawa_id) != (number, homes[maker.pk].pk):
            share.quantity, share.rusunawa = number, homes[maker.pk]
            share.full_clean(exclude=["order", "maker", "rusunawa"])
            share.save()
    _refuse_taking_work_away(order, there.values())
    for share in there.values():
        share.delete()
    return order


def _refuse_taking_work_away(order, shares):
    """Who has made pieces or holds material keeps a share."""
    gone = {share.maker_id: share.maker for share in shares}
    made = HandIn.objects.filter(order=order, lot__shares__maker__in=gone, lot__shares__quantity__gt=0)
    busy = set(made.values_list("lot__shares__maker", flat=True))
    held = MaterialBalance.objects.filter(material__order=order, holder__in=gone, quantity__gt=0)
    busy |= set(held.values_list("holder", flat=True))
    if names := [person.name for key, person in gone.items() if key in busy]:
        said = f"Sudah membuat barang atau memegang bahan, jadi bagiannya tetap: {', '.join(names)}."
        raise ValidationError(said, code="busy")


def locked(order: PieceworkOrder) -> PieceworkOrder:
    """Everything about an order goes through this lock, so that sums hold while we count."""
    orders = PieceworkOrder.objects.select_for_update(of=("self",)).select_related("contract__partner", "product")
    return orders.get(pk=order.pk)


def refuse_unless(holds: bool, sentence: str):
    if not holds:
        raise ValidationError(sentence, code="state")


def _check(order: PieceworkOrder):
    if order.due_on < timezone.localdate():
        raise ValidationError({"due_on": "Tenggatnya sudah lewat."}, code="past")
    if order.due_on < order.ordered_on:
        raise ValidationError({"due_on": "Tenggat lebih awal dari tanggal pesan."}, code="order")
    if not Contract.objects.in_force(order.ordered_on).filter(pk=order.contract_id).exists():
        contract = order.contract
        said = f"Kontrak ini berlaku {tanggal(contract.begins_on)} sampai {tanggal(contract.ends_on)}."
        raise ValidationError({"contract": said}, code="contract")


def _write_rates(order, rates):
    rates = list(rates)
    if not any(rate.grade == Grade.A and rate.begins_on <= order.ordered_on for rate in rates):
        raise ValidationError({"rate_a": "Isi tarif mutu A."}, code="no_rate")
    rows = [
        PieceRate(order=order, grade=rate.grade, begins_on=rate.begins_on, rate_rupiah=rate.rate_rupiah)
        for rate in rates
    ]
    for row in rows:
        row.full_clean(exclude=["order"])
    PieceRate.objects.bulk_create(rows)


def _homes_of(pieces, rusunawa) -> dict[int, Rusunawa]:
    """Where each of them lives now; somebody who lives elsewhere gets no share there."""
    rows = Residence.objects.current().filter(participant__in=pieces, rusunawa__in=rusunawa).select_related("rusunawa")
    homes = {row.participant_id: row.rusunawa for row in rows}
    if strangers := [maker.name for maker in pieces if maker.pk not in homes]:
        raise ValidationError(
            f"Tidak tinggal di rusunawa yang dipilih: {', '.join(strangers)}.", code="lived_elsewhere"
        )
    return homes


def _next_code(day: date) -> str:
    """`MTR-2611-01`: year, month, and a number that counts up within the month."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
    month = f"MTR-{day:%y%m}-"
    codes = PieceworkOrder.objects.filter(code__startswith=month).values_list("code", flat=True)
    last = max((int(code[len(month) :]) for code in codes), default=0)
    return f"{month}{last + 1:02}"


def rate_of(order: PieceworkOrder, grade: str, made_on: date) -> int | None:
    """What one piece of this grade brings when it was made on that day; None when the order pays nothing for it."""
    rates = [rate for rate in order.rates.all() if rate.grade == grade and rate.begins_on <= made_on]
    return max(rates, key=lambda rate: rate.begins_on).rate_rupiah if rates else None


def material_for(order: PieceworkOrder, pieces: int) -> dict[OrderMaterial, Decimal]:
    """What so many pieces take, by the terms."""
    return {material: material.for_pieces(pieces) for material in order.materials.all()}
