"""Labels to stick on bags: 3 x 8 on A4, with the product, the code of its lot to read out, and a QR that opens it."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from products.models import Lot
from programs.documents import printing
from rusunpreneur.words import tanggal_pendek

TEMPLATE = settings.BASE_DIR / "templates" / "products" / "lot" / "labels.typ"
A_SHEET = 24
NAMED = 2


@dataclass(frozen=True)
class Wanted:
    """So many labels for each of these lots, the first at this place of the sheet (1 is its upper left)."""

    lots: list[Lot]
    copies: int = 1
    start: int = 1


def render(wanted: Wanted) -> bytes:
    labels = [_label(lot) for lot in wanted.lots]
    data = {
        "title": "Label lot produksi",
        "start": wanted.start,
        "labels": labels,
        "order": [number for number in range(len(labels)) for _ in range(wanted.copies)],
    }
    return printing.pdf(TEMPLATE, data)


def _makers(lot: Lot) -> str:
    """`Siti Rahayu, Rina Wati, +2`: as many names as a label has room for."""
    names = [share.maker.name for share in lot.shares.all() if share.quantity]
    return ", ".join(names[:NAMED] + ([f"+{len(names) - NAMED}"] if len(names) > NAMED else []))


def _label(lot: Lot) -> dict:
    address = f"{settings.SITE_URL}{reverse('lot_by_code', args=[lot.code])}"
    return {
        "product": lot.product.name,
        "code": lot.code,
        "made": f"Dibuat {tanggal_pendek(lot.made_on)}",
        "expires": f"Baik sampai {tanggal_pendek(lot.expires_on)}" if lot.expires_on else "",
        "place": str(lot.rusunawa),
        "makers": _makers(lot),
        "qr": printing.qr(address, error="m"),
    }


def filename(wanted: Wanted) -> str:
    return f"Label {wanted.lots[0].code}.pdf" if len(wanted.lots) == 1 else f"Label {len(wanted.lots)} lot.pdf"
