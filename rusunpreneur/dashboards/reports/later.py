"""What was written after a report was submitted, of its place and months: when, what, by whom and why."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, Value
from django.urls import reverse

from products.models import Earning, Inspection, Lot, Report
from programs.models import Attendance, Certificate, TrainingCost
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
    """The latest first; at most `MOST` of each kind, four queries."""
    found = [*_earned(report), *_made_and_judged(report), *_marked(report), *_of_trainings(report)]
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


def _made_and_judged(report: Report):
    """Lots that were written down, and judgements that were taken back; one query for both."""
    days = _days(report)
    lots = Lot.objects.filter(
        _at(report, city="rusunawa__city", rusunawa="rusunawa"), made_on__range=days, logged_at__gt=report.submitted_at
    )
    judged = Inspection.objects.filter(
        _at(report, city="rusunawa__city", rusunawa="rusunawa"),
        inspected_at__date__range=days,
        reversed_at__gt=report.submitted_at,
    )
    of_lots = ("logged_at", "logged_by__name", "remark", "pk", "product__name", "code", "made_on", "quantity")
    of_judged = ("reversed_at", "reversed_by__name", "reversed_reason", "lot_id", "lot__product__name", "lot__code")
    rows = lots.order_by().values_list(*of_lots)
    rows = rows.union(judged.order_by().values_list(*of_judged, "lot__made_on", Value(0)), all=True)
    for at, by, why, lot, product, code, day, quantity in rows[: 2 * MOST]:
        made = f"{product}, {angka(quantity)} dibuat {tanggal_pendek(day)}, dicatat kemudian"
        what = made if quantity else f"Pemeriksaan {code} dibatalkan"
        yield Entry(at, what, why, by, reverse("lot_detail", args=[lot]))


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


def _of_trainings(report: Report):
    """Certificates and costs, written or taken back; one query for both."""
    since = Q(created_at__gt=report.submitted_at) | Q(revoked_at__gt=report.submitted_at)
    since &= _at(report, city="training__city", rusunawa="training__rusunawa")
    kept = ("created_at", "created_by__name", "revoked_at", "revoked_by__name", "revoked_reason")
    said = (*kept, "training_id", "training__name")
    certificates = Certificate.objects.filter(since, issued_on__range=_days(report)).order_by()
    costs = TrainingCost.objects.filter(since, training__finished_at__date__range=_days(report)).order_by()
    rows = certificates.values_list(*said, "year", "serial").union(
        costs.values_list(*said, "amount_rupiah", Value(0)), all=True
    )
    for *row, training, name, number, serial in rows[: 2 * MOST]:
        what = f"Sertifikat {Certificate(year=number, serial=serial).number}" if serial else f"Biaya {rupiah(number)}"
        yield _written(*row, f"{what}, {name}", reverse("training_detail", args=[training]))


def _written(created_at, created_by, revoked_at, revoked_by, reason, what: str, href: str) -> Entry:
    if revoked_at is None:
        return Entry(created_at, f"{what}, dicatat kemudian", "", created_by, href)
    return Entry(revoked_at, f"{what}, ditarik", reason, revoked_by, href)
