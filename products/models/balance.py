import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from products.models.lot import Lot
from products.models.place import Place
from products.models.share import Share
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import one_of


class Grade(models.TextChoices):
    A = "A", "A"
    B = "B", "B"


class BalanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Stock of the user's places."""
        readers = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="lot__rusunawa__city", rusunawa="lot__rusunawa"))

    def present(self):
        """Where pieces are; rows that have run empty stay, and are nobody's business."""
        return self.filter(quantity__gt=0)

    def of_kind(self, *kinds: str):
        return self.filter(place__kind__in=kinds)

    def still_good(self, on=None):
        """What keeps, and food up to its last good day."""
        return self.filter(Q(lot__expires_on=None) | Q(lot__expires_on__gte=on or timezone.localdate()))

    def first_out(self):
        """First expired, then first made; among equals whoever has most left, so that makers of a lot earn in turn."""
        return self.order_by(F("lot__expires_on").asc(nulls_last=True), "lot__made_on", "-quantity", "share", "grade")


class Balance(models.Model):
    """How many pieces of one maker's share are in a place. Follows from the moves: a trigger writes it, nobody else."""

    Grade = Grade

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="balances", verbose_name="lot")
    share = models.ForeignKey(Share, models.PROTECT, related_name="balances", verbose_name="bagian pembuat")
    place = models.ForeignKey(Place, models.PROTECT, related_name="balances", verbose_name="tempat")
    grade = models.CharField("mutu", max_length=1, choices=Grade, blank=True)
    quantity = models.IntegerField("jumlah")

    objects = BalanceQuerySet.as_manager()

    class Meta:
        verbose_name = "saldo"
        verbose_name_plural = "saldo"
        constraints = [
            one_of("grade", Grade, name="balance_grade_known", blank=True),
            models.UniqueConstraint(fields=["share", "place", "grade"], name="balance_once_a_place"),
            models.CheckConstraint(
                condition=Q(quantity__gte=0),
                name="balance_never_negative",
                violation_error_message="Barang di tempat itu tidak cukup.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["place", "grade", "lot"],
                include=["quantity"],
                condition=Q(quantity__gt=0),
                name="balance_present",
            ),
            models.Index(fields=["lot", "place"], condition=Q(quantity__gt=0), name="balance_of_lot"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="balance_follows_moves",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF pg_trigger_depth() = 1 THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'balance_follows_moves',
                            MESSAGE = 'balance_follows_moves';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.place}: {self.quantity}"
