import pgtrigger
from django.db import models
from django.db.models import F, Q

from participants.models import Participant
from products.models.earning import Earning
from rusunpreneur.access import OFFICE


class AccountQuerySet(models.QuerySet):
    def visible_to(self, user):
        """To the rupiah: the office and coordinators, of people who earned at their places."""
        if user.access.is_everywhere(*OFFICE):
            return self
        return self.filter(participant__in=Earning.objects.visible_to(user).order_by().values("participant"))

    def owed(self):
        """Whom something is owed, the most first."""
        left = F("due_rupiah") - F("paid_rupiah")
        return self.filter(due_rupiah__gt=F("paid_rupiah")).order_by(left.desc(), "participant")

    def longest_unpaid_first(self):
        """What is due longest and in no payout comes first; looks at each account, so ask it of one rusunawa."""
        since = Earning.objects.payable().oldest_of_each()
        return self.annotate(unpaid_since=since).order_by(F("unpaid_since").asc(nulls_last=True), "participant")


class Account(models.Model):
    """What one person has earned and was paid, in whole rupiah. Follows from the ledger: triggers alone write it."""

    participant = models.OneToOneField(
        Participant, models.PROTECT, primary_key=True, related_name="account", verbose_name="peserta"
    )
    due_rupiah = models.BigIntegerField("sudah menjadi hak", default=0)
    waiting_rupiah = models.BigIntegerField("menunggu pembayaran pembeli", default=0)
    paid_rupiah = models.BigIntegerField("sudah dibayarkan", default=0)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = "saldo pendapatan"
        verbose_name_plural = "saldo pendapatan"
        ordering = ["participant_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_rupiah__gte=F("paid_rupiah")),
                name="account_never_below_zero",
                violation_error_message="Uangnya sudah dibayarkan; sisa haknya tidak cukup.",
            ),
            models.CheckConstraint(condition=Q(paid_rupiah__gte=0), name="account_paid_not_negative"),
        ]
        indexes = [
            models.Index(
                (F("due_rupiah") - F("paid_rupiah")).desc(),
                "participant",
                condition=Q(due_rupiah__gt=F("paid_rupiah")),
                name="account_by_owed",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="account_follows_the_ledger",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF pg_trigger_depth() = 1 THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'account_follows_the_ledger',
                            MESSAGE = 'account_follows_the_ledger';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.participant}: {self.owed_rupiah}"

    @property
    def owed_rupiah(self) -> int:
        return self.due_rupiah - self.paid_rupiah
