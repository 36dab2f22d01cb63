from decimal import Decimal

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participants.models import Participant
from products.models.material_ledger import APPLY, MOVE_MAY_BE
from products.models.order_material import OrderMaterial
from rusunpreneur.constraints import one_of, reason_given


class Kind(models.TextChoices):
    RECEIVED = "terima", "Diterima dari mitra"
    ISSUED = "bagikan", "Dibagikan ke pembuat"
    USED = "pakai", "Terpakai"
    RETURNED = "kembali", "Dikembalikan pembuat"
    LOST = "hilang", "Hilang atau rusak di pembuat"
    SHRUNK = "susut", "Hilang atau rusak di gudang"
    HOME = "pulang", "Dikembalikan ke mitra"


#: of these a person has or had the material in hand
IN_HAND = (Kind.ISSUED, Kind.USED, Kind.RETURNED, Kind.LOST)
EXPLAINED = (Kind.LOST, Kind.SHRUNK)


class MaterialMoveQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back, without what takes back."""
        return self.filter(reverses=None, reversal=None)


class MaterialMove(models.Model):
    """Material of an order goes from hand to hand. Append-only: a wrong line is answered by its opposite.

    Received from the company = in stock + held by people + used + lost + returned to the company, at any time.
    """

    Kind = Kind

    material = models.ForeignKey(OrderMaterial, models.PROTECT, related_name="moves", verbose_name="bahan")
    kind = models.CharField("yang terjadi", max_length=8, choices=Kind)
    holder = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="material_moves", verbose_name="pembuat"
    )
    quantity = models.DecimalField(
        "jumlah", max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    moved_on = models.DateField("tanggal", default=timezone.localdate)
    note = models.CharField("keterangan", max_length=200, blank=True)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", verbose_name="membatalkan"
    )
    booked_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )

    objects = MaterialMoveQuerySet.as_manager()

    class Meta:
        verbose_name = "gerak bahan"
        verbose_name_plural = "gerak bahan"
        ordering = ["-pk"]
        constraints = [
            one_of("kind", Kind, name="material_move_kind_known"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="material_move_of_something",
                violation_error_message="Jumlah bahan harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=IN_HAND, holder__isnull=False) | (~Q(kind__in=IN_HAND) & Q(holder=None)),
                name="material_move_holder_iff_in_hand",
                violation_error_message="Sebut pembuatnya bila bahan ada di tangan pembuat, dan hanya bila begitu.",
            ),
            reason_given(
                Q(kind__in=EXPLAINED) | Q(reverses__isnull=False),
                "note",
                name="material_move_with_reason",
                message="Tulis alasannya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="material_move_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="material_move_may_be",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=MOVE_MAY_BE,
            ),
            pgtrigger.Trigger(
                name="material_move_applied",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_moves"),
                declare=[("found", "bigint")],
                func=APPLY,
            ),
        ]

    def __str__(self):
        return f"{self.material} {self.quantity}: {self.get_kind_display().lower()}"
