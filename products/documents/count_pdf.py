"""The sheet with which somebody walks through a store and counts: A4, a line for every maker's pieces of a lot."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from products.counting import Line
from products.models import Place
from programs.documents import printing
from rusunpreneur.words import angka, saat

TEMPLATE = settings.BASE_DIR / "templates" / "products" / "count" / "sheet.typ"


def render(store: Place, lines: list[Line], *, with_expected: bool) -> bytes:
    """`with_expected` prints what the ledger says; without it nobody is led to find just that."""
    address = f"{settings.SITE_URL}{reverse('count_create', args=[store.pk])}"
    data = {
        "title": f"Lembar hitung stok {store.rusunawa}",
        "agency": settings.AGENCY_NAME,
        "place": str(store.rusunawa),
        "printed": f"{saat(timezone.now())} WIB",
        "qr": printing.qr(address, error="m"),
        "with_expected": with_expected,
        "lines": [_line(number, line, with_expected) for number, line in enumerate(lines, start=1)],
    }
    return printing.pdf(TEMPLATE, data)


def _line(number: int, line: Line, with_expected: bool) -> dict:
    return {
        "number": angka(number),
        "code": line.code,
        "product": line.product,
        "maker": line.maker,
        "grade": line.grade,
        "expected": angka(line.expected) if with_expected else "",
    }


def filename(store: Place) -> str:
    return f"Lembar hitung {store.rusunawa.short_name} {timezone.localdate():%Y-%m-%d}.pdf"
