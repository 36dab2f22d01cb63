"""Monthly reports: those of the month that ended and nobody submitted, those that nobody signed off."""

from datetime import date

from django.db.models import DateField, Exists, OuterRef, Q, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from participants.models import Rusunawa
from products.models import GoodsMonth, Report, SalesMonth
from programs.models import TrainingMonth
from rusunpreneur.access import Role
from rusunpreneur.dashboards.attention.source import Line, Listed
from rusunpreneur.dashboards.periods import Period, shifted

SIGNERS = (Role.ADMIN, Role.STAFF, Role.OFFICIAL)


def _this_month() -> date:
    return timezone.localdate().replace(day=1)


def _last_month() -> date:
    return shifted(_this_month(), -1)


class DueReports(Listed):
    """Of rusunawa where anything was taught, made or sold in that month."""

    key, symbol = "laporan-belum-diajukan", "file-earmark-text"
    roles, noun, heading, since_heading = (Role.COORDINATOR,), "laporan", "Rusunawa", "Bulannya selesai"
    title = "Laporan bulan lalu belum diajukan"
    words = "laporan bulan lalu belum diajukan"
    advice = "Periksa angkanya, lalu ajukan. Sesudah itu staf Dinas atau pejabat mengesahkannya."

    @property
    def begun(self):
        return Value(_this_month(), DateField())

    def rows(self, user):
        month = _last_month()
        there = user.access.within(Role.COORDINATOR, city="city", rusunawa="pk")
        sums = (GoodsMonth, SalesMonth, TrainingMonth)
        busy = [Exists(rows.objects.filter(rusunawa=OuterRef("pk"), month=month)) for rows in sums]
        reported = Report.objects.standing().filter(rusunawa=OuterRef("pk"), first=month, last=month)
        return Rusunawa.objects.filter(there, busy[0] | busy[1] | busy[2], ~Exists(reported))

    def at(self, rows, rusunawa):
        return rows.filter(pk=rusunawa.pk)

    def ordered(self, rows):
        return rows.order_by("name")

    def line(self, row, user):
        ended = Period(_last_month(), _last_month())
        address = f"{reverse('report_create')}?masa={ended.key}&rusunawa={row.slug}"
        return Line(row.name, f"Laporan {ended}", _this_month(), address)


class UnsignedReports(Listed):
    """For who may sign: never who submitted it."""

    key, symbol, since = "laporan-menunggu-pengesahan", "patch-check", TruncDate("submitted_at")
    roles, noun, heading, since_heading = SIGNERS, "laporan", "Laporan", "Diajukan"
    title = "Laporan menunggu pengesahan"
    words = "laporan menunggu pengesahan Anda"
    advice = "Diajukan orang lain. Periksa angkanya, lalu sahkan; sesudah itu tidak bisa ditarik."

    def rows(self, user):
        there: Q = user.access.within(*SIGNERS, city="city", rusunawa="rusunawa")
        return Report.objects.standing().filter(there, signed_at=None).exclude(submitted_by=user)

    def ordered(self, rows):
        seen = rows.annotate(began=self.begun).select_related("city", "rusunawa", "submitted_by")
        return seen.defer("numbers").order_by("pk")

    def line(self, row, user):
        note = f"{Period(row.first, row.last)} · diajukan {row.submitted_by}"
        return Line(row.place, note, row.began, row.get_absolute_url())
