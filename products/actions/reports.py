"""A report: submitted with its numbers, signed off by somebody else, or withdrawn with a reason before that."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import City, Rusunawa
from products.models import Report


@transaction.atomic
def submit(*, city: City | None, rusunawa: Rusunawa | None, first: date, last: date, numbers: dict, by) -> Report:
    """Freeze `numbers`. Refused while one of the same place and period stands."""
    same = Report.objects.standing().filter(city=city, rusunawa=rusunawa, first=first, last=last)
    if same.exists():
        raise ValidationError("Laporan tempat dan masa itu sudah diajukan.", code="twice")
    if last >= timezone.localdate().replace(day=1):
        raise ValidationError("Bulannya belum selesai. Ajukan setelah bulan itu berakhir.", code="running")
    report = Report(city=city, rusunawa=rusunawa, first=first, last=last, numbers=numbers, submitted_by=by)
    report.full_clean()
    report.save()
    return report


@transaction.atomic
def sign(*, report: Report, by) -> Report:
    """By somebody else than who submitted it."""
    report = _open(report)
    if report.submitted_by_id == by.pk:
        raise ValidationError("Yang mengesahkan harus orang lain dari yang mengajukan.", code="same_person")
    report.signed_at, report.signed_by = timezone.now(), by
    report.save(update_fields=["signed_at", "signed_by"])
    return report


@transaction.atomic
def withdraw(*, report: Report, reason: str, by) -> Report:
    """Before it is signed off; another may then be submitted."""
    report = _open(report)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis mengapa laporan ini ditarik."}, code="no_reason")
    report.withdrawn_at, report.withdrawn_by, report.withdrawn_reason = timezone.now(), by, reason.strip()
    report.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    return report


def _open(report: Report) -> Report:
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.is_signed:
        raise ValidationError("Laporan ini sudah disahkan.", code="signed")
    if report.is_withdrawn:
        raise ValidationError("Laporan ini sudah ditarik.", code="withdrawn")
    return report
