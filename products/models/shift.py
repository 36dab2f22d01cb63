import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from products.models import sums
from products.models.bazaar import Bazaar
from products.models.till_ledger import CASH_WHERE_IT_IS_OPEN
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Shift(models.Model):
    """One cashier's turn at the till of a bazaar: cash at the start, cash counted at the end. Whole rupiah."""

    bazaar = models.ForeignKey(Bazaar, models.PROTECT, related_name="shifts", verbose_name="bazar")
    cashier = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="shifts", verbose_name="kasir")
    opened_at = models.DateTimeField("dibuka pada", auto_now_add=True)
    opening_rupiah = RupiahField("uang awal")
    closed_at = models.DateTimeField("ditutup pada", null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="ditutup oleh",
    )
    expected_rupiah = models.BigIntegerField("seharusnya di laci", null=True, editable=False)
    counted_rupiah = RupiahField("uang dihitung", null=True, editable=False)
    counted_notes = models.JSONField(
        "lembar dan keping", null=True, editable=False, help_text="Jumlah tiap pecahan, bila dihitung begitu."
    )
    difference_reason = models.CharField("sebab selisih", max_length=200, blank=True)

    class Meta:
        verbose_name = "giliran kasir"
        verbose_name_plural = "giliran kasir"
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["bazaar", "cashier"],
                condition=Q(closed_at=None),
                name="shift_one_open_a_cashier",
                violation_error_message="Giliran Anda di bazar ini masih terbuka.",
            ),
            all_or_none("closed_at", "closed_by", "expected_rupiah", "counted_rupiah", name="shift_closed_whole"),
            reason_given(
                Q(counted_rupiah__isnull=False) & ~Q(counted_rupiah=F("expected_rupiah")),
                "difference_reason",
                name="shift_difference_explained",
                message="Tulis sebab selisih uangnya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="shift_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="shift_began_so", fields=["bazaar", "cashier", "opened_at", "opening_rupiah"]),
            sums.holds(
                sums.SHIFT_IS_SUM_OF_CASH,
                rule="shift_is_sum_of_cash",
                name="shift_is_sum_of_cash",
                key="id",
                operation=pgtrigger.UpdateOf("closed_at"),
            ),
        ]

    def __str__(self):
        return f"{self.cashier}, {self.bazaar}"

    def get_absolute_url(self):
        return reverse("shift_detail", args=[self.bazaar_id, self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def difference_rupiah(self) -> int | None:
        return None if self.counted_rupiah is None else self.counted_rupiah - self.expected_rupiah


class Direction(models.TextChoices):
    IN = "masuk", "Uang masuk"
    OUT = "keluar", "Uang keluar"


class CashMove(models.Model):
    """Cash put into a till or taken out of it, apart from sales: change fetched, takings handed over."""

    Direction = Direction

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="cash_moves", verbose_name="giliran kasir")
    direction = models.CharField("arah", max_length=6, choices=Direction)
    amount_rupiah = RupiahField("jumlah")
    reason = models.CharField("untuk apa", max_length=200)
    moved_at = models.DateTimeField("pada", auto_now_add=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="oleh"
    )

    class Meta:
        verbose_name = "uang masuk atau keluar"
        verbose_name_plural = "uang masuk atau keluar"
        ordering = ["shift_id", "pk"]
        constraints = [
            one_of("direction", Direction, name="cash_move_direction_known"),
            models.CheckConstraint(
                condition=Q(amount_rupiah__gt=0),
                name="cash_move_of_something",
                violation_error_message="Jumlah uang harus lebih dari nol.",
            ),
            reason_given(Q(pk__isnull=False), "reason", name="cash_move_explained", message="Tulis untuk apa."),
        ]
        triggers = [
            pgtrigger.Protect(name="cash_move_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="cash_move_in_open_shift",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=CASH_WHERE_IT_IS_OPEN,
            ),
        ]

    def __str__(self):
        return f"{self.get_direction_display()} Rp{self.amount_rupiah}"
