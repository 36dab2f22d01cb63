"""A fictitious company has a thousand plates woven at Nagrak: its material, what was made, accepted and paid."""

import io
from datetime import timedelta
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from participants.models import Consent, Participant, Rusunawa
from products.actions import deliveries, hand_ins, inspections, materials, partner_bills, piecework
from products.actions.deliveries import Decision, Pieces
from products.models import (
    Contract,
    HourlyReference,
    Partner,
    PartnerContact,
    PartnerUser,
    PieceworkOrder,
    Place,
    Product,
)
from programs.models import Enrolment
from rusunpreneur.accounts.models import User

ORDERED, WORKERS = 1000, 8
#: days ago, pieces of each worker; then what the company rejected of the first line, and why
ROUNDS = (((24, 14), 3, "Anyaman renggang di tepi"), ((15, 18), 5, "Ukuran lebih kecil dari contoh"), ((6, 12), 0, ""))


def seed():
    """Once; uses the actions, so that every rule has seen it."""
    if Partner.objects.exists():
        return
    people = _workers()
    if not people:
        return
    staff = User.objects.get(username="staf")
    HourlyReference.objects.get_or_create(
        begins_on=_ago(300),
        defaults={"hourly_rupiah": 31_195, "source": "contoh: UMP DKI Jakarta 2025 dibagi 173 jam sebulan"},
    )
    order = _order(staff)
    rusunawa = Rusunawa.objects.get(slug="nagrak")
    shares = {person: 90 if number % 2 else 60 for number, person in enumerate(people)}
    piecework.share_out(order=order, rusunawa=[rusunawa], pieces=shares, by=staff)
    _hand_out(order, people, staff)
    for number, ((days, each), rejected, reason) in enumerate(ROUNDS, start=1):
        _round(order, rusunawa, people, _ago(days), each)
        if number < len(ROUNDS):
            _deliver(order, staff, rejected, reason, is_paid=number == 1)


def _ago(days: int):
    return timezone.localdate() - timedelta(days=days)


def _workers() -> list[Participant]:
    """Women of Nagrak who finished the training in weaving; they let companies know their first names."""
    done = Enrolment.objects.filter(status=Enrolment.Status.COMPLETED, training__skill__slug="anyaman")
    homes = {"residences__rusunawa__slug": "nagrak", "residences__moved_out_on": None}
    early = {"residences__moved_in_on__lte": _ago(60)}
    rows = Participant.objects.filter(pk__in=done.values("participant"), **homes, **early)
    people = list(rows.order_by("pk").distinct()[:WORKERS])
    staff = User.objects.get(username="staf")
    purpose = Consent.Purpose.PARTNER
    Consent.objects.bulk_create(
        Consent(participant=person, purpose=purpose, is_given=True, recorded_by=staff) for person in people[:-1]
    )
    return people


def _order(staff) -> PieceworkOrder:
    partner = Partner.objects.create(name="CV Anyaman Nusantara (fiktif)", address="Jakarta Utara")
    PartnerContact.objects.create(partner=partner, name="Retno Palupi", position="Kepala produksi")
    PartnerUser.objects.create(partner=partner, user=User.objects.get(username="mitra"))
    contract = Contract.objects.create(
        partner=partner, number="PKS/014/DEMO", begins_on=_ago(120), ends_on=_ago(-240), tolerance_percent=Decimal(5)
    )
    order = piecework.draft(
        contract=contract,
        product=Product.objects.get(name="Piring"),
        quantity=ORDERED,
        ordered_on=_ago(30),
        due_on=_ago(-25),
        inspected_by_whom=PieceworkOrder.Inspector.BOTH,
        rates=[piecework.Rate("A", _ago(30), 18_000), piecework.Rate("B", _ago(30), 12_000)],
        materials_on=_ago(28),
        by=staff,
    )
    return piecework.accept(order=order, by=staff)


def _hand_out(order, people, staff):
    """Two days later than promised, and one of them got more than she needs."""
    material = order.materials.get()
    moved = {"material": material, "by": staff, "moved_on": _ago(26)}
    materials.move(kind="terima", quantity=Decimal(52_000), **moved)
    for number, person in enumerate(people):
        materials.move(kind="bagikan", quantity=Decimal(7_400 if number == 2 else 4_200), holder=person, **moved)
    lost = moved | {"moved_on": _ago(12), "note": "Basah kena hujan di jemuran"}
    materials.move(kind="hilang", quantity=Decimal(350), holder=people[1], **lost)


def _round(order, rusunawa, people, made_on, each: int):
    coordinator = User.objects.get(username="koordinator.nagrak")
    makers = {person: each - number % 3 for number, person in enumerate(people)}
    handed = hand_ins.hand_in(order=order, rusunawa=rusunawa, made_on=made_on, makers=makers, by=coordinator)
    if made_on < _ago(7):
        inspections.pass_all(lot=handed.lot, by=User.objects.get(username="qc"))


def _deliver(order, staff, rejected: int, reason: str, *, is_paid: bool):
    stored = order.hand_ins.last().lot.balances.present().of_kind(Place.Kind.STORE)
    rows = stored.select_related("share__lot", "share__maker")
    pieces = [Pieces(row.share, row.grade, row.quantity) for row in rows]
    sent = order.hand_ins.last().lot.made_on + timedelta(days=2)
    delivery = deliveries.deliver(order=order, pieces=pieces, delivered_on=sent, by=staff)
    decisions = [
        Decision(
            line, accepted_a=line.quantity - (0 if at else rejected), rejected=0 if at else rejected, reason=reason
        )
        for at, line in enumerate(delivery.lines.all())
    ]
    deliveries.decide(delivery=delivery, decisions=decisions, by=User.objects.get(username="mitra"))
    if is_paid:
        delivery.refresh_from_db()
        partner_bills.pay(
            delivery=delivery,
            amount_rupiah=delivery.claim.amount_rupiah,
            paid_on=sent + timedelta(days=9),
            proof=ContentFile(_proof(), name="bukti.jpg"),
            proof_kind="jpg",
            by=staff,
        )


def _proof() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (600, 400), "#faf8f4").save(data, "JPEG")
    return data.getvalue()
