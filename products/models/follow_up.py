from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from participants.models import Participant
from products.models.journey import NAMED, Journey, Stage
from rusunpreneur.constraints import all_or_none, one_of
from rusunpreneur.history import kept_in_history


class Outcome(models.TextChoices):
    """What came of it."""

    GOES_ON = "lanjut", "Akan lanjut"
    NEEDS_HELP = "bantuan", "Perlu bantuan"
    STOPS = "berhenti", "Tidak lanjut"
    UNREACHED = "nihil", "Tidak terhubungi"


class FollowUpQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the people whose names this user reads."""
        if user.access.is_everywhere(*NAMED):
            return self
        return self.filter(participant__in=Journey.objects.named_to(user).order_by().values("pk"))

    def open(self):
        return self.filter(done_at=None)

    def latest_first(self):
        """Of one person: the open one, then what was done last."""
        return self.order_by(F("done_at").desc(nulls_first=True), "-pk")

    def latest_of(self, people: list[int]) -> dict[int, "FollowUp"]:
        """By person; of each the open one, or what was done last."""
        rows = self.filter(participant__in=people).select_related("assigned_to")
        latest = rows.order_by("participant_id", F("done_at").desc(nulls_first=True), "-pk").distinct("participant_id")
        return {row.participant_id: row for row in latest}

    def overdue(self):
        return self.open().filter(due_on__lt=timezone.localdate())


@kept_in_history()
class FollowUp(models.Model):
    """Somebody sees to a person who is stuck, until a day, and then says what came of it. One at a time."""

    Outcome = Outcome

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="follow_ups", verbose_name="peserta")
    stage = models.CharField("tahap", max_length=9, choices=Stage, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="follow_ups", verbose_name="ditangani oleh"
    )
    due_on = models.DateField("paling lambat")
    note = models.CharField("yang perlu dilakukan", max_length=300)
    assigned_at = models.DateTimeField("ditugaskan pada", auto_now_add=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ditugaskan oleh", editable=False
    )
    outcome = models.CharField("hasil", max_length=8, choices=Outcome, blank=True, editable=False)
    result = models.CharField("keterangan hasil", max_length=300, blank=True, editable=False)
    done_at = models.DateTimeField("selesai pada", null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="diselesaikan oleh",
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("stage", Stage, name="follow_up_stage_known"),
            one_of("outcome", Outcome, name="follow_up_outcome_known", blank=True),
            all_or_none("done_at", "done_by", name="follow_up_done_whole"),
            models.CheckConstraint(
                condition=Q(done_at=None, outcome="", result="")
                | (Q(done_at__isnull=False) & ~Q(outcome="") & ~Q(result="")),
                name="follow_up_done_with_result",
                violation_error_message="Tulis apa hasilnya.",
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(done_at=None),
                name="follow_up_one_at_a_time",
                violation_error_message="Orang ini sudah ada yang menangani.",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_at=None), name="follow_up_open")]
        triggers = [
            pgtrigger.Protect(name="follow_up_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="follow_up_done_for_good",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.note}"

    @property
    def is_open(self) -> bool:
        return self.done_at is None

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()

    def days_left(self, today: date | None = None) -> int:
        return (self.due_on - (today or timezone.localdate())).days
