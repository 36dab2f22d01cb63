import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from participants.models import City, Rusunawa
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import all_or_none, reason_given
from rusunpreneur.history import kept_in_history

FROZEN = ["city", "rusunawa", "first", "last", "numbers", "submitted_at", "submitted_by"]


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of their places; that of all Jakarta for those who see all of it."""
        readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="city", rusunawa="rusunawa"))

    def standing(self):
        return self.filter(withdrawn_at=None)

    def about(self, day, rusunawa):
        """Those that count what happened on that day at any of these rusunawa."""
        of_places = Q(rusunawa__in=rusunawa) | Q(rusunawa=None, city__rusunawa__in=rusunawa) | Q(city=None)
        return self.filter(of_places, first__lte=day, last__gte=day.replace(day=1)).distinct()


def _somebody(words: str, **more) -> models.ForeignKey:
    user = settings.AUTH_USER_MODEL
    return models.ForeignKey(user, models.PROTECT, related_name="+", verbose_name=words, editable=False, **more)


@kept_in_history()
class Report(models.Model):
    """What a place's numbers of a period were when they were submitted. They stay, whatever is written later.

    Without a rusunawa it is of a city, without a city of all Jakarta; `first` and `last` are the first days of months.
    `numbers` is what `rusunpreneur.dashboards.reports.numbers` made of the dashboard.
    """

    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kota")
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rusunawa"
    )
    first = models.DateField("dari bulan")
    last = models.DateField("sampai bulan")
    numbers = models.JSONField("angka", editable=False)
    submitted_at = models.DateTimeField("diajukan pada", auto_now_add=True)
    submitted_by = _somebody("diajukan oleh")
    signed_at = models.DateTimeField("disahkan pada", null=True, editable=False)
    signed_by = _somebody("disahkan oleh", null=True)
    withdrawn_at = models.DateTimeField("ditarik pada", null=True, editable=False)
    withdrawn_by = _somebody("ditarik oleh", null=True)
    withdrawn_reason = models.CharField("alasan ditarik", max_length=200, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan"
        verbose_name_plural = "laporan"
        ordering = ["-last", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__day=1, last__day=1, last__gte=F("first")), name="report_of_whole_months"
            ),
            models.CheckConstraint(condition=Q(rusunawa=None) | Q(city__isnull=False), name="report_with_its_city"),
            models.UniqueConstraint(
                fields=["city", "rusunawa", "first", "last"],
                condition=Q(withdrawn_at=None),
                nulls_distinct=False,
                name="report_once",
                violation_error_message="Laporan tempat dan masa itu sudah diajukan.",
            ),
            all_or_none("signed_at", "signed_by", name="report_signed_whole"),
            all_or_none("withdrawn_at", "withdrawn_by", name="report_withdrawn_whole"),
            reason_given(
                Q(withdrawn_at__isnull=False),
                "withdrawn_reason",
                name="report_withdrawn_with_reason",
                message="Tulis mengapa laporan ini ditarik.",
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | ~Q(signed_by=F("submitted_by")),
                name="report_signed_by_another",
                violation_error_message="Yang mengesahkan harus orang lain dari yang mengajukan.",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(withdrawn_at=None),
                name="report_signed_or_withdrawn",
                violation_error_message="Laporan yang sudah disahkan tidak bisa ditarik.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="report_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="report_is_frozen", fields=FROZEN),
            pgtrigger.Protect(
                name="report_signed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Laporan {self.place}, {self.first:%m/%Y} sampai {self.last:%m/%Y}"

    def get_absolute_url(self):
        return reverse("report_detail", args=[self.pk])

    @property
    def place(self) -> str:
        if self.rusunawa:
            return str(self.rusunawa)
        return self.city.short_name if self.city else "Jakarta"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
