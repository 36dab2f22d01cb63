from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models.balance import Grade
from products.models.place import Place
from products.models.share import Share
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import one_of, reason_given
from rusunpreneur.history import kept_in_history
from rusunpreneur.words import angka


class StockCountQuerySet(models.QuerySet):
    def visible_to(self, user):
        readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="place__rusunawa__city", rusunawa="place__rusunawa"))


@kept_in_history()
class StockCount(models.Model):
    """A store counted by hand; what differed was booked in the same moment."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="counts", verbose_name="gudang")
    counted_at = models.DateTimeField("dihitung pada", auto_now_add=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dihitung oleh"
    )
    remark = models.CharField("keterangan", max_length=200, blank=True)

    objects = StockCountQuerySet.as_manager()

    class Meta:
        verbose_name = "hitung stok"
        verbose_name_plural = "hitung stok"
        ordering = ["-counted_at"]

    def __str__(self):
        return f"{self.place}, {self.counted_at:%d/%m/%Y}"


@kept_in_history()
class CountLine(models.Model):
    """What should have been there and what was, for one maker's share in one grade."""

    count = models.ForeignKey(StockCount, models.CASCADE, related_name="lines", verbose_name="hitung stok")
    share = models.ForeignKey(Share, models.PROTECT, related_name="+", verbose_name="bagian pembuat")
    grade = models.CharField("mutu", max_length=1, choices=Grade)
    expected = models.PositiveIntegerField("seharusnya")
    counted = models.PositiveIntegerField("terhitung")
    reason = models.CharField("sebab selisih", max_length=200, blank=True)

    class Meta:
        verbose_name = "baris hitung"
        verbose_name_plural = "baris hitung"
        ordering = ["count_id", "share_id", "grade"]
        constraints = [
            one_of("grade", Grade, name="count_line_grade_known"),
            models.UniqueConstraint(fields=["count", "share", "grade"], name="count_line_once"),
            reason_given(
                ~Q(counted=models.F("expected")),
                "reason",
                name="count_line_difference_explained",
                message="Tulis sebab selisihnya.",
            ),
        ]

    def __str__(self):
        return f"{self.share}: {self.expected} → {self.counted}"

    @property
    def difference(self) -> int:
        return self.counted - self.expected

    @property
    def difference_in_words(self) -> str:
        """`kurang 2`, `lebih 1`; nothing when it is as recorded."""
        if not self.difference:
            return ""
        return f"{'kurang' if self.difference < 0 else 'lebih'} {angka(abs(self.difference))}"
