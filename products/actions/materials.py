"""Material of a company: received, handed out, used, brought back, lost, and always somewhere."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import Participant
from products.actions.piecework import locked, refuse_unless
from products.models import MaterialBalance, MaterialMove, OrderMaterial
from products.models.material_ledger import WAYS
from products.models.material_move import EXPLAINED, IN_HAND
from rusunpreneur.words import angka

Kind = MaterialMove.Kind
NOT_RUNNING = "Bahan hanya bisa dicatat untuk pesanan yang sudah diterima dan belum berakhir."


@transaction.atomic
def move(
    *,
    material: OrderMaterial,
    kind: str,
    quantity: Decimal,
    by,
    holder: Participant | None = None,
    moved_on: date | None = None,
    note="",
) -> MaterialMove:
    """One line of the ledger; refused in words when there is not enough where it is taken from."""
    refuse_unless(locked(material.order).is_under_way, NOT_RUNNING)
    moved_on = moved_on or timezone.localdate()
    if moved_on > timezone.localdate():
        raise ValidationError({"moved_on": "Tanggal ini belum terjadi."}, code="future")
    if kind in EXPLAINED and not note.strip():
        raise ValidationError({"note": "Tulis bagaimana bahannya hilang atau rusak."}, code="no_reason")
    if (kind in IN_HAND) != (holder is not None):
        raise ValidationError({"holder": "Pilih pembuatnya." if holder is None else "Kosongkan."}, code="holder")
    if kind == Kind.ISSUED and not material.order.work_shares.filter(maker=holder).exists():
        raise ValidationError({"holder": f"{holder} belum punya bagian di pesanan ini."}, code="no_share")
    _refuse_more_than_is_there(material, WAYS[kind][0], holder, quantity)
    line = MaterialMove(
        material=material,
        kind=kind,
        holder=holder,
        quantity=quantity,
        moved_on=moved_on,
        note=note.strip(),
        booked_by=by,
    )
    line.full_clean(exclude=["material", "holder", "booked_by"])
    line.save(force_insert=True)
    return line


@transaction.atomic
def take_back(*, move: MaterialMove, reason: str, by) -> MaterialMove:
    """Answer a wrong line by its opposite, while the material is still where it went."""
    refuse_unless(locked(move.material.order).is_under_way, NOT_RUNNING)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasannya."}, code="no_reason")
    if move.reverses_id or MaterialMove.objects.filter(reverses=move).exists():
        raise ValidationError("Catatan ini sudah dibatalkan.", code="reversed")
    _refuse_more_than_is_there(move.material, WAYS[move.kind][1], move.holder, move.quantity)
    return MaterialMove.objects.create(
        material=move.material,
        kind=move.kind,
        holder=move.holder,
        quantity=move.quantity,
        moved_on=timezone.localdate(),
        note=reason.strip(),
        reverses=move,
        booked_by=by,
    )


def use_for(*, order, pieces: Mapping[Participant, int], by) -> list[MaterialMove]:
    """What pieces took by the terms, as far as their makers hold so much; inside the transaction of the lot."""
    held = {
        (row.material_id, row.holder_id): row.quantity
        for row in MaterialBalance.objects.filter(material__order=order, holder__in=pieces)
    }
    lines = []
    for material in order.materials.all():
        for maker, number in pieces.items():
            used = min(material.for_pieces(number), held.get((material.pk, maker.pk), Decimal(0)))
            if used > 0:
                lines.append(MaterialMove(material=material, kind=Kind.USED, holder=maker, quantity=used, booked_by=by))
    return MaterialMove.objects.bulk_create(lines)


def _refuse_more_than_is_there(material, where: str, holder, quantity):
    """The order is locked, so nobody takes it meanwhile; the balance refuses whoever came past this."""
    if not where:
        return
    person = holder if where == "h" else None
    row = MaterialBalance.objects.filter(material=material, holder=person).first()
    there = row.quantity if row else Decimal(0)
    if quantity > there:
        whose = f"di {holder.name}" if person else "di gudang"
        raise ValidationError(
            {"quantity": f"{material} {whose} tinggal {angka(there, 2 if there % 1 else 0)} {material.measure}."},
            code="too_much",
        )
