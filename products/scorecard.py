"""How a company keeps its word: material on time, what it rejects beyond our QC, days until it pays."""

from dataclasses import dataclass

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Min, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from products.models import Claim, MaterialMove, OrderMaterial, Partner, PartnerVerdict, PieceworkOrder
from rusunpreneur.words import angka, persen, tanggal_pendek


@dataclass(frozen=True)
class Mark:
    """One figure and how it was counted."""

    label: str
    value: str
    note: str


def scorecard(partner: Partner) -> list[Mark]:
    return [_material(partner), _rejected(partner), _paid(partner)]


def _material(partner) -> Mark:
    """Late: nothing had come by the promised day. What is promised for a day to come is not counted."""
    first = MaterialMove.objects.standing().filter(material=OuterRef("pk"), kind=MaterialMove.Kind.RECEIVED).order_by()
    arrived = Subquery(first.values("material").annotate(first=Min("moved_on")).values("first"))
    agreed = OrderMaterial.objects.filter(order__contract__partner=partner, order__accepted_at__isnull=False)
    rows = [
        (promised, came)
        for promised, came in agreed.annotate(came=arrived).values_list("promised_on", "came")
        if came or promised < _today()
    ]
    late = [((came or _today()) - promised).days for promised, came in rows if (came or _today()) > promised]
    if not rows:
        return Mark("Bahan terlambat", "–", "belum ada yang jatuh tempo")
    longest = f", paling lama {angka(max(late))} hari" if late else ""
    return Mark("Bahan terlambat", f"{angka(len(late))} dari {angka(len(rows))}", f"janji tiba dan nyatanya{longest}")


def _rejected(partner) -> Mark:
    """Of pieces that our QC had passed and the company inspected itself."""
    theirs = PartnerVerdict.objects.filter(
        ~Q(inspection__delivery__order__inspected_by_whom=PieceworkOrder.Inspector.US),
        inspection__delivery__order__contract__partner=partner,
        inspection__reversed_at=None,
    ).order_by()
    looked_at = Sum(F("accepted_a") + F("accepted_b") + F("rejected"))
    sums = theirs.aggregate(refused=Sum("rejected"), looked_at=looked_at)
    if not sums["looked_at"]:
        return Mark("Ditolak mitra", "–", "belum ada yang diperiksanya")
    share = persen(100 * sums["refused"] / sums["looked_at"], 1)
    return Mark(
        "Ditolak mitra", share, f"{angka(sums['refused'])} dari {angka(sums['looked_at'])} yang sudah lulus QC kami"
    )


def _paid(partner) -> Mark:
    """From the day of the claim to the day it was settled, on average; the oldest that is open beside it."""
    claims = Claim.objects.filter(partner_delivery__order__contract__partner=partner, amount_rupiah__gt=0).order_by()
    took = ExpressionWrapper(F("settled_on") - F("issued_on"), output_field=DurationField())
    sums = claims.aggregate(
        took=Avg(took, filter=Q(settled_on__isnull=False)),
        unpaid=Count("pk", filter=Q(settled_on=None)),
        oldest=Min("issued_on", filter=Q(settled_on=None)),
    )
    value = f"{angka(sums['took'].days)} hari" if sums["took"] is not None else "–"
    note = f"{angka(sums['unpaid'])} belum lunas, tertua {tanggal_pendek(sums['oldest'])}" if sums["unpaid"] else ""
    return Mark("Lama membayar", value, note or ("semua tagihan lunas" if value != "–" else "belum ada tagihan"))


def _today():
    return timezone.localdate()
