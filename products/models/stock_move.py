import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from products.models import sums
from products.models.balance import Grade
from products.models.inspection import Inspection
from products.models.ledger import APPLY
from products.models.lot import Lot
from products.models.place import Place
from products.models.share import Share
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import one_of, reason_given


class Reason(models.TextChoices):
    """Why pieces moved."""

    MADE = "dibuat", "Dibuat"
    CORRECTED = "koreksi", "Koreksi jumlah"
    INSPECTED = "diperiksa", "Hasil QC"
    REVERSED = "batal-qc", "Pembatalan QC"
    REWORKED = "diperbaiki", "Selesai diperbaiki"
    SCRAPPED = "afkir", "Diafkir"
    RETURNED = "kembali", "Kembali ke pembuat"
    SAMPLED = "contoh", "Diberikan sebagai contoh"
    COUNTED = "hitung", "Selisih hitung"
    TRANSFERRED = "pindah", "Pindah gudang"
    DISPATCHED = "kirim", "Berangkat ke bazar"
    ARRIVED = "tiba", "Tiba di bazar"
    SOLD = "terjual", "Terjual"
    VOIDED = "batal-jual", "Penjualan dibatalkan"
    UNSOLD = "sisa", "Sisa dari bazar"
    DELIVERED = "serah", "Diserahkan ke mitra"
    TAKEN_BACK = "tarik", "Ditarik dari mitra"


#: Moves that nobody expects: they carry a reason.
EXPLAINED = (
    Reason.CORRECTED,
    Reason.REVERSED,
    Reason.SCRAPPED,
    Reason.RETURNED,
    Reason.SAMPLED,
    Reason.COUNTED,
    Reason.TRANSFERRED,
    Reason.VOIDED,
    Reason.TAKEN_BACK,
)


class StockMoveQuerySet(models.QuerySet):
    def visible_to(self, user):
        readers = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="lot__rusunawa__city", rusunawa="lot__rusunawa"))


class StockMove(models.Model):
    """Pieces of one maker's share go from one place to another. Append-only: the ledger of the goods.

    Without an origin they are made, without a destination they were never there (a correction). Applying the
    move to the balances, and refusing what may not be, is the database's work.
    """

    Reason = Reason

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="moves", verbose_name="lot", db_index=False)
    share = models.ForeignKey(Share, models.PROTECT, related_name="moves", verbose_name="bagian pembuat")
    origin = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="moves_out", verbose_name="dari", db_index=False
    )
    origin_grade = models.CharField("mutu asal", max_length=1, choices=Grade, blank=True)
    destination = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="moves_in", verbose_name="ke", db_index=False
    )
    destination_grade = models.CharField("mutu tujuan", max_length=1, choices=Grade, blank=True)
    quantity = models.PositiveIntegerField("jumlah")
    reason = models.CharField("sebab", max_length=10, choices=Reason)
    note = models.CharField("keterangan", max_length=200, blank=True)
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="moves", verbose_name="pemeriksaan"
    )
    moved_at = models.DateTimeField("pada", auto_now_add=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh", db_index=False
    )

    objects = StockMoveQuerySet.as_manager()

    class Meta:
        verbose_name = "gerak barang"
        verbose_name_plural = "gerak barang"
        ordering = ["lot_id", "pk"]
        constraints = [
            one_of("reason", Reason, name="stock_move_reason_known"),
            one_of("origin_grade", Grade, name="stock_move_origin_grade_known", blank=True),
            one_of("destination_grade", Grade, name="stock_move_destination_grade_known", blank=True),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="stock_move_of_something",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(origin__isnull=False) | Q(destination__isnull=False), name="stock_move_has_a_place"
            ),
            models.CheckConstraint(
                condition=Q(origin=None) | Q(destination=None) | ~Q(origin=F("destination")),
                name="stock_move_goes_somewhere",
                violation_error_message="Asal dan tujuan sama.",
            ),
            reason_given(
                Q(reason__in=EXPLAINED),
                "note",
                name="stock_move_with_reason",
                message="Tulis alasannya.",
            ),
        ]
        indexes = [models.Index(fields=["lot", "id"], name="stock_move_of_lot")]
        triggers = [
            pgtrigger.Protect(name="stock_move_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="stock_move_applied",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_moves"),
                declare=[("found", "bigint")],
                func=APPLY,
            ),
            sums.holds(
                sums.EVERY_PIECE_SOMEWHERE,
                rule="share_every_piece_somewhere",
                name="stock_move_leaves_every_piece_somewhere",
                key="share_id",
                condition=pgtrigger.Q(new__origin__isnull=True) | pgtrigger.Q(new__destination__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.lot}: {self.quantity} {self.get_reason_display().lower()}"
