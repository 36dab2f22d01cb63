"""What was written after a report was submitted, of its place and months: when, what, by whom and why."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from products.models import Earning, Inspection, Lot, Report
from programs.models import Attendance
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.words import angka, rupiah, tanggal_pendek

MOST = 100  # of each kind; a report of which more changed is better made anew


@dataclass(frozen=True)
class Entry:
    at: datetime
    what: str
    why: str
    by: str
    href: str = ""


def entries_after(report: Report) -> list[Entry]:
    """The latest first; at most `MOST` of each kind, five queries."""
    found = [*_earned(report), *_made(report), *_judged(report), *_marked(report)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def _at(report: Report, *, city: str, rusunawa: str) -> Q:
    if report.rusunawa_id:
        return Q(**{rusunawa: report.rusunawa_id})
    return Q(**{city: report.city_id}) if report.city_id else Q()


def _days(report: Report):
    return report.first, Period(report.first, report.last).ends_on


def _earned(report: Report):
    rows = Earning.objects.filter(
        _at(report, city="rusunawa__city", rusunawa="rusunawa"),
        earned_on__range=_days(report),
        booked_at__gt=report.submitted_at,
    )
    rows = rows.exclude(kind=Earning.Kind.DEDUCTION).select_related("booked_by", "product", "sale_line__sale")
    for row in rows.order_by("-booked_at")[:MOST]:
        name = row.product.name if row.product else row.get_channel_display()
        words = "dibatalkan" if row.kind == Earning.Kind.REVERSAL else "dicatat"
        what = f"{name}, {rupiah(row.amount_rupiah)}, {words}; tanggalnya {tanggal_pendek(row.earned_on)}"
        href = row.sale_line.sale.get_absolute_url() if row.sale_line else ""
        yield Entry(row.booked_at, what, row.note, str(row.booked_by), href)


def _made(report: Report):
    rows = Lot.objects.filter(
        _at(report, city="rusunawa__city", rusunawa="rusunawa"),
        made_on__range=_days(report),
        logged_at__gt=report.submitted_at,
    )
    for lot in rows.select_related("product", "logged_by").order_by("-logged_at")[:MOST]:
        what = f"{lot.product.name}, {angka(lot.quantity)} dibuat {tanggal_pendek(lot.made_on)}, dicatat kemudian"
        yield Entry(lot.logged_at, what, lot.remark, str(lot.logged_by), lot.get_absolute_url())


def _judged(report: Report):
    rows = Inspection.objects.filter(
        _at(report, city="rusunawa__city", rusunawa="rusunawa"),
        inspected_at__date__range=_days(report),
        reversed_at__gt=report.submitted_at,
    )
    for row in rows.select_related("lot__product", "reversed_by").order_by("-reversed_at")[:MOST]:
        what = f"Pemeriksaan {row.lot.code} dibatalkan"
        yield Entry(row.reversed_at, what, row.reversed_reason, str(row.reversed_by), row.lot.get_absolute_url())


def _marked(report: Report):
    rows = Attendance.objects.filter(
        _at(report, city="session__training__city", rusunawa="session__training__rusunawa"),
        session__on__range=_days(report),
        received_at__gt=report.submitted_at,
    )
    keys = ("session__training", "session__training__name", "session__on", "marked_by__name")
    rows = rows.order_by().values_list(*keys).annotate(at=Max("received_at"), marks=Count("pk"))
    for _, training, on, by, at, marks in rows.order_by("-at")[:MOST]:
        yield Entry(at, f"{angka(marks)} kehadiran {training}, {tanggal_pendek(on)}", "", by or "")
