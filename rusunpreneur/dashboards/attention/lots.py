"""Goods: lots that wait too long for QC, food that spoils, pieces that are being mended."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from products.models import Lot, Place
from products.queue import LATE_DAYS, SOON_DAYS
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards.attention.source import Source, Urgency

WORKERS = (*OFFICE, Role.COORDINATOR)
READERS = (*WORKERS, Role.OFFICIAL)
STORE = Place.Kind.STORE.value


class LateInspections(Source):
    """In the queue for those who work with it; officials, who have none, find the same lots in the stock."""

    key, symbol, since, since_words = "qc-terlambat", "clipboard-check", "made_on", "yang tertua dibuat"
    roles = (*READERS, Role.QC)
    words = f"lot menunggu QC lebih dari {LATE_DAYS} hari"

    def rows(self, user):
        return Lot.objects.visible_to(user).awaiting_inspection().made_days_ago(LATE_DAYS)

    def shown_in(self, user):
        if user.access.has(*WORKERS, Role.QC):
            return reverse("qc_queue"), {"lama": str(LATE_DAYS)}
        return reverse("stock_list"), {"tempat": Place.Kind.WAITING.value, "umur": f"lama{LATE_DAYS}"}


class Stock(Source):
    page, since = "stock_list", "expires_on"


class Expired(Stock):
    key, symbol, since_words, urgency = "stok-lewat", "exclamation-triangle", "paling lama sejak", Urgency.NOW
    roles, query = READERS, {"tempat": STORE, "umur": "lewat"}
    words = "lot di gudang sudah lewat tanggal baiknya"

    def rows(self, user):
        return Lot.objects.visible_to(user).good_in_store(until=timezone.localdate() - timedelta(days=1))


class Expiring(Stock):
    key, symbol, since_words, urgency = "stok-hampir-lewat", "hourglass-split", "paling dekat", Urgency.NOW
    roles, query = WORKERS, {"tempat": STORE, "umur": str(SOON_DAYS)}
    words = f"lot di gudang kedaluwarsa dalam {SOON_DAYS} hari"

    def rows(self, user):
        today = timezone.localdate()
        return Lot.objects.visible_to(user).good_in_store(since=today, until=today + timedelta(days=SOON_DAYS))


class InRework(Stock):
    key, symbol, since, since_words = "dalam-perbaikan", "wrench", "made_on", "yang tertua dibuat"
    roles, query = WORKERS, {"tempat": Place.Kind.REWORK.value}
    words = "lot sedang diperbaiki pembuatnya"

    def rows(self, user):
        return Lot.objects.visible_to(user).in_rework()
