import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q

from participants.models import Participant
from products.models.invitation import Invitation
from products.models.packing_ledger import TURN_HAS_ITS_PLACE
from rusunpreneur.history import kept_in_history


class Moment(Func):
    """A day and a time of day as one timestamp."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = models.DateTimeField()


class MomentRange(Func):
    function = "TSRANGE"
    output_field = DateTimeRangeField()


@kept_in_history()
class Turn(models.Model):
    """A resident of a rusunawa that comes stands at one of its stands, from when to when. Times are WIB."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="turns", verbose_name="undangan")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="turns", verbose_name="warga")
    day = models.DateField("hari")
    starts_at = models.TimeField("mulai")
    ends_at = models.TimeField("sampai")
    stand = models.PositiveSmallIntegerField("stan", default=1, validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = "giliran jaga"
        verbose_name_plural = "giliran jaga"
        ordering = ["day", "starts_at", "stand", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="turn_ends_after_start",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            models.CheckConstraint(
                condition=Q(stand__gte=1), name="turn_at_a_stand", violation_error_message="Nomor stan mulai dari 1."
            ),
            ExclusionConstraint(
                name="turn_one_at_a_time",
                expressions=[
                    ("participant", RangeOperators.EQUAL),
                    (
                        MomentRange(Moment(F("day"), F("starts_at")), Moment(F("day"), F("ends_at"))),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Warga ini sudah berjaga di jam yang sama.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="turn_has_its_place",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=TURN_HAS_ITS_PLACE,
            )
        ]

    def __str__(self):
        return f"{self.participant}, {self.day}"
