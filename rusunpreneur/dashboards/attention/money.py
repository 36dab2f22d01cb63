"""Money: orders that nobody paid, payouts that wait for a second pair of eyes, objections, tills left open."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from products.filters import sees_more_than_handles
from products.models import Dispute, Earning, Order, PayoutRun, Shift
from products.models.order_queryset import LATE_AFTER_DAYS
from products.order_filters import UNPAID_LATE
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards.attention.source import Line, Listed, Source, Urgency


class UnpaidOrders(Source):
    """The office counts what it handles and can dun, officials all they see."""

    key, symbol, since, since_words = "pesanan-belum-dibayar", "receipt", "received_on", "yang terlama diterima"
    roles, page = (*OFFICE, Role.OFFICIAL), "order_list"
    words = f"pesanan belum dibayar lebih dari {LATE_AFTER_DAYS} hari"

    def rows(self, user):
        seen = Order.objects.visible_to(user).with_received().unpaid_late()
        return seen.handled_by(user) if user.access.has(*OFFICE) else seen

    def at(self, rows, rusunawa):
        return rows.made_at(rusunawa)

    def shown_in(self, user):
        mine = {"urusan": "saya"} if sees_more_than_handles(user) else {}
        return reverse(self.page), {"umur": UNPAID_LATE} | mine


class OpenDisputes(Source):
    """Officials read how many and where these people live, and no names."""

    key, symbol, since, urgency = "keberatan", "question-circle", TruncDate("opened_at"), Urgency.NOW
    roles, page = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL), "dispute_list"
    words, title = "keberatan peserta belum selesai", "Keberatan belum selesai"
    home = "participant__journey__rusunawa"

    def is_opened_by(self, user):
        return user.access.has(*OFFICE, Role.COORDINATOR)

    def rows(self, user):
        if self.is_opened_by(user):
            return Dispute.objects.visible_to(user).open()
        there = user.access.within(Role.OFFICIAL, city="rusunawa__city", rusunawa="rusunawa")
        earned = Earning.objects.filter(there, participant=OuterRef("participant"))
        return Dispute.objects.open().filter(Exists(earned))

    def at(self, rows, rusunawa):
        return rows.earned_at(rusunawa)


class WaitingPayouts(Listed):
    """For who may approve: the office of its city, and never who proposed it."""

    key, symbol, since = "daftar-bayar-menunggu", "cash-stack", TruncDate("created_at")
    roles, noun, heading, since_heading = OFFICE, "daftar bayar", "Daftar bayar", "Diajukan"
    title = "Daftar bayar menunggu persetujuan"
    words = "daftar bayar menunggu persetujuan Anda"
    advice = "Diajukan orang lain. Begitu Anda setujui, pembuatnya bisa dibayar."

    def rows(self, user):
        return PayoutRun.objects.editable_by(user).awaiting_approval().exclude(created_by=user)

    def ordered(self, rows):
        seen = rows.annotate(began=self.begun).select_related("rusunawa", "bazaar", "claim", "created_by")
        return seen.order_by("pk")

    def line(self, row, user):
        note = f"{row.source} · {row.rusunawa.short_name} · diajukan {row.created_by}"
        return Line(str(row), note, row.began, row.get_absolute_url())


class OpenTills(Listed):
    """A cashier's own turns of an earlier day: who counts the drawer a day later no longer knows why it differs."""

    key, symbol, since, place = "kasir-belum-ditutup", "cash-coin", TruncDate("opened_at"), "bazaar__rusunawa"
    roles, noun, urgency = (Role.CASHIER,), "giliran", Urgency.NOW
    heading, since_heading = "Bazar", "Dibuka"
    title = "Giliran kasir belum ditutup"
    words = "giliran kasir Anda dari hari sebelumnya belum ditutup"
    advice = "Hitung uang di laci dan tutup gilirannya, selagi Anda masih ingat."

    def rows(self, user):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return Shift.objects.filter(cashier=user, closed_at=None, opened_at__lt=midnight)

    def ordered(self, rows):
        return rows.annotate(began=self.begun).select_related("bazaar").order_by("opened_at", "pk")

    def line(self, row, user):
        return Line(row.bazaar.name, row.bazaar.venue, row.began, reverse("shift_close", args=[row.bazaar_id]))
