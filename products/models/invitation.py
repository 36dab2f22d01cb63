from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participants.models import Rusunawa
from products.models.bazaar import Bazaar
from products.models.bazaar_cashier import BazaarCashier
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.history import kept_in_history


class Answer(models.TextChoices):
    OPEN = "menunggu", "Belum menjawab"
    COMING = "ikut", "Ikut"
    DECLINED = "tidak", "Tidak ikut"


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All of a bazaar for the office and officials where it is and its cashiers; else those of the own places."""
        readers = (*OFFICE, Role.OFFICIAL)
        here = user.access.within(*readers, city="bazaar__city", rusunawa="bazaar__rusunawa")
        scope = here | self._own(user, *readers, Role.COORDINATOR)
        if user.access.has(Role.CASHIER):
            at_till = BazaarCashier.objects.filter(user=user).values("bazaar")
            scope |= Q(bazaar__in=at_till)
        return self.filter(scope)

    def unanswered_by(self, user):
        """What the coordinator of a place has still to say, the soonest bazaar first."""
        mine = self.filter(user.access.within(Role.COORDINATOR, city="rusunawa__city", rusunawa="rusunawa"))
        open_ones = mine.filter(bazaar__closed_at=None, bazaar__cancelled_at=None, answer=Answer.OPEN)
        return open_ones.filter(bazaar__ends_on__gte=timezone.localdate()).order_by("bazaar__starts_on", "pk")

    def editable_by(self, user):
        """Who answers, makes the rota and packs: the coordinator at her rusunawa, the office there or at the bazaar."""
        here = user.access.within(*OFFICE, city="bazaar__city", rusunawa="bazaar__rusunawa")
        return self.filter(here | self._own(user, *OFFICE, Role.COORDINATOR))

    def _own(self, user, *roles):
        return user.access.within(*roles, city="rusunawa__city", rusunawa="rusunawa")

    def coming(self):
        return self.filter(answer=Answer.COMING)


@kept_in_history()
class Invitation(models.Model):
    """A rusunawa is invited to sell at a bazaar, and says whether it comes."""

    Answer = Answer

    bazaar = models.ForeignKey(Bazaar, models.CASCADE, related_name="invitations", verbose_name="bazar")
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="invitations", verbose_name="rusunawa")
    stands = models.PositiveSmallIntegerField("jumlah stan", default=1)
    answer = models.CharField("jawaban", max_length=8, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField("dijawab pada", null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dijawab oleh",
    )
    reason = models.CharField("alasan tidak ikut", max_length=200, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "undangan bazar"
        verbose_name_plural = "undangan bazar"
        ordering = ["bazaar_id", "pk"]
        constraints = [
            one_of("answer", Answer, name="invitation_answer_known"),
            models.UniqueConstraint(
                fields=["bazaar", "rusunawa"],
                name="invitation_once",
                violation_error_message="Rusunawa ini sudah diundang.",
            ),
            models.CheckConstraint(
                condition=Q(stands__range=(1, 100)),
                name="invitation_stands_plausible",
                violation_error_message="Jumlah stan antara 1 dan 100.",
            ),
            all_or_none("answered_at", "answered_by", name="invitation_answered_whole"),
            models.CheckConstraint(
                condition=Q(answer=Answer.OPEN, answered_at=None)
                | (~Q(answer=Answer.OPEN) & Q(answered_at__isnull=False)),
                name="invitation_answered_iff_said",
            ),
            reason_given(
                Q(answer=Answer.DECLINED),
                "reason",
                name="invitation_declined_with_reason",
                message="Tulis alasan tidak ikut.",
            ),
        ]

    def __str__(self):
        return f"{self.rusunawa}, {self.bazaar}"
