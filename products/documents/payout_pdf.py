"""What is signed when money is handed over: a receipt for each, and the minutes of all."""

from django.conf import settings
from django.utils import timezone

from products.models import Payout, PayoutRun
from programs.documents import printing
from rusunpreneur.terbilang import terbilang
from rusunpreneur.words import angka, rupiah, tanggal

FOLDER = settings.BASE_DIR / "templates" / "products" / "payout"


def receipts(run: PayoutRun) -> bytes:
    """Kuitansi with the amount in words, two on a page."""
    rows = [
        {
            "number": payout.number,
            "name": payout.participant.name,
            "amount": rupiah(payout.amount_rupiah),
            "words": f"{terbilang(payout.amount_rupiah).capitalize()} rupiah",
            "method": payout.get_method_display(),
        }
        for payout in _standing(run)
    ]
    return printing.pdf(FOLDER / "receipts.typ", {**_head(run, "Kuitansi"), "rows": rows})


def minutes(run: PayoutRun) -> bytes:
    """Berita acara pembayaran: who gets how much, with room to sign."""
    rows = [
        {
            "number": angka(number),
            "name": payout.participant.name,
            "amount": rupiah(payout.amount_rupiah),
            "method": payout.get_method_display(),
        }
        for number, payout in enumerate(_standing(run), start=1)
    ]
    total = sum(payout.amount_rupiah for payout in _standing(run))
    data = {"rows": rows, "total": rupiah(total), "words": f"{terbilang(total).capitalize()} rupiah"}
    return printing.pdf(FOLDER / "minutes.typ", {**_head(run, "Berita acara pembayaran"), **data})


def _standing(run) -> list[Payout]:
    return list(run.payouts.filter(reversed_at=None).select_related("participant").order_by("participant__name", "pk"))


def _head(run, title) -> dict:
    return {
        "title": f"{title} {run}",
        "agency": settings.AGENCY_NAME,
        "run": str(run),
        "source": run.source,
        "rusunawa": str(run.rusunawa),
        "day": tanggal(timezone.localdate()),
        "proposed": str(run.created_by),
        "approved": str(run.approved_by or ""),
    }
