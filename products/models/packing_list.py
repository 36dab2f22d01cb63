import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from products.models import sums
from products.models.balance import Grade
from products.models.invitation import Invitation
from products.models.packing_ledger import LINE_STANDS, LIST_ARRIVED_WHOLE, LIST_TO_OPEN_BAZAAR
from products.models.share import Share
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.history import kept_in_history

USER = settings.AUTH_USER_MODEL


class PackingListQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(invitation__in=Invitation.objects.visible_to(user))

    def sent(self):
        return self.filter(sent_at__isnull=False)


@kept_in_history()
class PackingList(models.Model):
    """What one rusunawa takes to a bazaar: written, then sent, then received. A long bazaar has several."""

    invitation = models.ForeignKey(
        Invitation, models.PROTECT, related_name="packing_lists", verbose_name="undangan", db_index=False
    )
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    created_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="dibuat oleh", editable=False)
    sent_at = models.DateTimeField("berangkat pada", null=True, editable=False)
    sent_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="diberangkatkan oleh"
    )
    received_at = models.DateTimeField("tiba pada", null=True, editable=False)
    received_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", editable=False, verbose_name="diterima oleh"
    )

    objects = PackingListQuerySet.as_manager()

    class Meta:
        verbose_name = "daftar barang bazar"
        verbose_name_plural = "daftar barang bazar"
        ordering = ["pk"]
        constraints = [
            all_or_none("sent_at", "sent_by", name="packing_list_sent_whole"),
            all_or_none("received_at", "received_by", name="packing_list_received_whole"),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(sent_at__isnull=False), name="packing_list_sent_before_received"
            ),
            models.UniqueConstraint(
                fields=["invitation"],
                condition=Q(sent_at=None),
                name="packing_list_one_at_a_time",
                violation_error_message="Masih ada daftar barang yang belum berangkat.",
            ),
        ]
        indexes = [models.Index(fields=["invitation", "id"], name="packing_list_of_invitation")]
        triggers = [
            pgtrigger.ReadOnly(name="packing_list_stays_so", fields=["invitation"]),
            pgtrigger.Protect(
                name="packing_list_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__sent_at__isnull=False),
            ),
            pgtrigger.Trigger(
                name="packing_list_to_open_bazaar",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("sent_at", "received_at"),
                func=LIST_TO_OPEN_BAZAAR,
            ),
            sums.holds(
                LIST_ARRIVED_WHOLE,
                rule="packing_list_arrived_whole",
                name="packing_list_arrived_whole",
                key="id",
                operation=pgtrigger.UpdateOf("received_at"),
            ),
        ]

    def __str__(self):
        return f"{self.invitation.rusunawa}, {self.invitation.bazaar}"

    @property
    def state(self) -> str:
        if self.received_at:
            return "Tiba"
        return "Di perjalanan" if self.sent_at else "Belum berangkat"


@kept_in_history()
class PackingLine(models.Model):
    """Pieces of one maker's share in a grade: how many left, and how many arrived in one piece."""

    packing_list = models.ForeignKey(
        PackingList, models.CASCADE, related_name="lines", verbose_name="daftar barang", db_index=False
    )
    share = models.ForeignKey(Share, models.PROTECT, related_name="+", verbose_name="bagian pembuat")
    grade = models.CharField("mutu", max_length=1, choices=Grade)
    quantity = models.PositiveIntegerField("dibawa")
    arrived = models.PositiveIntegerField("tiba", null=True, blank=True)
    broken = models.PositiveIntegerField("rusak", default=0)
    reason = models.CharField("sebab", max_length=200, blank=True)

    class Meta:
        verbose_name = "baris daftar barang"
        verbose_name_plural = "baris daftar barang"
        ordering = ["packing_list_id", "pk"]
        constraints = [
            one_of("grade", Grade, name="packing_line_grade_known"),
            models.UniqueConstraint(fields=["packing_list", "share", "grade"], name="packing_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="packing_line_of_something",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(arrived=None, broken=0) | Q(quantity__gte=F("arrived") + F("broken")),
                name="packing_line_arrived_at_most_all",
                violation_error_message="Yang tiba dan yang rusak tidak bisa lebih dari yang dibawa.",
            ),
            reason_given(
                Q(arrived__lt=F("quantity")),
                "reason",
                name="packing_line_explained",
                message="Tulis sebab kurang atau rusaknya.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="packing_line_stands",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LINE_STANDS,
            )
        ]

    def __str__(self):
        return f"{self.share}: {self.quantity}"

    @property
    def missing(self) -> int:
        return 0 if self.arrived is None else self.quantity - self.arrived - self.broken
