"""What a rusunawa's page tells of what its residents earn: only the way there, for every look is noted."""

from django.urls import reverse

from participants.places import Line, Section
from products.models import IncomeMonth
from products.payable import recent_months

MONTHS = 2


def income(rusunawa, user) -> Section:
    address = reverse("income_by_flat", args=[rusunawa.slug])
    has_any = IncomeMonth.objects.filter(rusunawa=rusunawa).exists()
    lines = [
        Line(name, "Menurut unit, dibanding sewanya", f"{address}?bulan={key}")
        for key, name in recent_months()[:MONTHS]
        if has_any
    ]
    return Section("Pendapatan dibanding sewa", "Belum ada yang terjual dari rusunawa ini.", address, lines)
