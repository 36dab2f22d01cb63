import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from participants.models import Participant
from products.models.account import Account
from products.models.earning import Earning
from products.models.statement_answer import StatementAnswer
from rusunpreneur.access import OFFICE
from rusunpreneur.constraints import all_or_none, one_of
from rusunpreneur.history import kept_in_history


class Outcome(models.TextChoices):
    """How a dispute was settled."""

    EXPLAINED = "jelas", "Dijelaskan"
    ADJUSTED = "sesuai", "Haknya disesuaikan"
    REVERSED = "batal", "Pembayarannya dibatalkan"


class DisputeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever may read what she earned."""
        seen = Account.objects.visible_to(user).order_by().values("pk")
        return self if user.access.is_everywhere(*OFFICE) else self.filter(participant__in=seen)

    def closable_by(self, user):
        """The office where she earned."""
        places = user.access.within(*OFFICE, city="rusunawa__city", rusunawa="rusunawa")
        return self.filter(participant__in=Earning.objects.filter(places).order_by().values("participant"))

    def earned_at(self, rusunawa):
        """Of people who earned at this rusunawa."""
        return self.filter(Exists(Earning.objects.filter(participant=OuterRef("participant"), rusunawa=rusunawa)))

    def open(self):
        return self.filter(closed_at=None)


@kept_in_history()
class Dispute(models.Model):
    """A resident says "belum" or "salah". Never deleted; closed by staff, with a reply that she reads."""

    Outcome = Outcome

    answer = models.OneToOneField(StatementAnswer, models.PROTECT, related_name="dispute", verbose_name="jawaban")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="disputes", verbose_name="peserta")
    opened_at = models.DateTimeField("diajukan pada", auto_now_add=True)
    outcome = models.CharField("penyelesaian", max_length=6, choices=Outcome, blank=True, editable=False)
    closing = models.OneToOneField(
        "products.DisputeReply", models.PROTECT, null=True, related_name="+", editable=False, verbose_name="penutup"
    )
    closed_at = models.DateTimeField("selesai pada", null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="diselesaikan oleh",
    )

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ["-pk"]
        constraints = [
            one_of("outcome", Outcome, name="dispute_outcome_known", blank=True),
            all_or_none("closed_at", "closed_by", "closing", name="dispute_closed_with_reply"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="dispute_outcome_iff_closed",
                violation_error_message="Pilih bagaimana keberatan ini diselesaikan.",
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(closed_at=None), name="dispute_open")]
        triggers = [
            pgtrigger.Protect(name="dispute_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="dispute_stands", fields=["answer", "participant", "opened_at"]),
            pgtrigger.Protect(
                name="dispute_closed_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__closed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Keberatan {self.pk:04}"

    def get_absolute_url(self):
        return reverse("dispute_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class DisputeReply(models.Model):
    """What she is told about her dispute; she reads it at her link. Append-only."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="replies", verbose_name="keberatan")
    text = models.CharField("jawaban", max_length=500)
    replied_at = models.DateTimeField("dijawab pada", auto_now_add=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="dijawab oleh"
    )

    class Meta:
        verbose_name = "jawaban keberatan"
        verbose_name_plural = "jawaban keberatan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="dispute_reply_says_something", violation_error_message="Tulis jawabannya."
            )
        ]
        triggers = [
            pgtrigger.Protect(name="dispute_reply_stands", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return self.text
