"""The list that goes with the goods to a bazaar: A4, a line for every maker's pieces, a box for what arrives."""

from django.conf import settings
from django.utils import timezone

from products.models import PackingList
from programs.documents import printing
from rusunpreneur.words import angka, saat, tanggal_pendek

TEMPLATE = settings.BASE_DIR / "templates" / "products" / "packing" / "sheet.typ"


def render(packing_list: PackingList) -> bytes:
    invitation = packing_list.invitation
    bazaar = invitation.bazaar
    lines = packing_list.lines.select_related("share__lot__product", "share__maker")
    lines = list(lines.order_by("share__lot__product__name", "share__lot__code", "share", "grade"))
    data = {
        "title": f"Daftar barang {invitation.rusunawa.short_name}, {bazaar.code}",
        "agency": settings.AGENCY_NAME,
        "place": str(invitation.rusunawa),
        "bazaar": bazaar.name,
        "code": bazaar.code,
        "venue": bazaar.venue,
        "period": bazaar.period,
        "state": _state(packing_list),
        "printed": f"{saat(timezone.now())} WIB",
        "lines": [_line(number, line) for number, line in enumerate(lines, start=1)],
        "total": angka(sum(line.quantity for line in lines)),
    }
    return printing.pdf(TEMPLATE, data)


def _state(packing_list) -> str:
    return f"berangkat {saat(packing_list.sent_at)} WIB" if packing_list.sent_at else "belum berangkat"


def _line(number: int, line) -> dict:
    lot = line.share.lot
    return {
        "number": angka(number),
        "product": lot.product.name,
        "code": lot.code,
        "maker": line.share.maker.name,
        "grade": line.grade,
        "expires": tanggal_pendek(lot.expires_on) if lot.expires_on else "",
        "quantity": angka(line.quantity),
    }


def filename(packing_list: PackingList) -> str:
    return f"Daftar barang {packing_list.invitation.rusunawa.short_name} {packing_list.invitation.bazaar.code}.pdf"
