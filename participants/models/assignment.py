from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participants.models.region import City
from participants.models.rusunawa import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.constraints import in_order, one_of
from rusunpreneur.history import kept_in_history


class AssignmentQuerySet(models.QuerySet):
    def in_force(self, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)

    def coordinators_of(self, rusunawa) -> list[str]:
        """Whom one asks about a rusunawa today, by name."""
        rows = self.in_force().filter(role=Role.COORDINATOR, rusunawa=rusunawa, user__is_active=True)
        return list(rows.order_by("user__name").values_list("user__name", flat=True).distinct())

    def inspectors_of(self, rusunawa) -> list[str]:
        """Who judges goods there today, by name."""
        there = Q(rusunawa=rusunawa) | Q(rusunawa=None, city=rusunawa.city_id) | Q(rusunawa=None, city=None)
        rows = self.in_force().filter(there, role=Role.QC, user__is_active=True)
        return list(rows.order_by("user__name").values_list("user__name", flat=True).distinct())

    def coordinators_by_place(self, places) -> dict[int, list[str]]:
        """The same of many, by the key of the rusunawa; one query."""
        rows = self.in_force().filter(role=Role.COORDINATOR, rusunawa__in=places, user__is_active=True)
        found: dict[int, list[str]] = {}
        for place, name in rows.order_by("user__name").values_list("rusunawa", "user__name").distinct():
            found.setdefault(place, []).append(name)
        return found


@kept_in_history()
class Assignment(models.Model):
    """Which role a user holds, and where: one rusunawa, one city, or all of Jakarta when both are empty."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments", verbose_name="pengguna"
    )
    role = models.CharField("peran", max_length=12, choices=Role)
    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, verbose_name="kota")
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, null=True, blank=True, verbose_name="rusunawa")
    starts_on = models.DateField("mulai", default=timezone.localdate)
    ends_on = models.DateField("sampai", null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["user", "role"]
        constraints = [
            one_of("role", Role, name="assignment_role_known"),
            models.CheckConstraint(
                condition=Q(city=None) | Q(rusunawa=None),
                name="assignment_one_place",
                violation_error_message="Pilih kota atau rusunawa, jangan keduanya.",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.COORDINATOR) | Q(rusunawa__isnull=False),
                name="assignment_coordinator_has_rusunawa",
                violation_error_message="Koordinator harus punya rusunawa.",
            ),
            in_order(
                "starts_on",
                "ends_on",
                name="assignment_dates",
                message="Tanggal sampai lebih awal dari tanggal mulai.",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "city", "rusunawa", "starts_on"],
                nulls_distinct=False,
                name="assignment_unique",
                violation_error_message="Penugasan ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()} {self.place}"

    @property
    def place(self) -> str:
        return str(self.rusunawa or self.city or "seluruh Jakarta")
