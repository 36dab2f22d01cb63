import re

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Count, F, Func, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from participants.flat_numbers import ways_to_write
from participants.models.rusunawa import Rusunawa
from rusunpreneur.constraints import in_order
from rusunpreneur.history import kept_in_history


class DateRange(Func):
    """daterange(first, last) with both days inside; no last day means still."""

    function = "DATERANGE"
    output_field = DateRangeField()


def days(first: str, last: str) -> DateRange:
    return DateRange(F(first), F(last), RangeBoundary(inclusive_lower=True, inclusive_upper=True))


TOWER_WORDS = ("TOWER", "TWR", "TW", "BLOK", "BLOCK", "BLK", "GEDUNG", "GDG", "KLASTER", "CLUSTER", "MENARA")
TOWER_WORD = re.compile(rf"(?:{'|'.join(TOWER_WORDS)})(?:[\s.:/-]+|(?=\d|[A-Z]?$))", re.IGNORECASE)
SHORT = 3


def bare_tower(text: str) -> str:
    """What tells one tower from the next: `TW 5`, `Tower 05` and `Blok 5` are `5`, `TOWER A` is `A`."""
    said = " ".join(text.split())
    while word := TOWER_WORD.match(said):
        said = said[word.end() :]
    if said.isdecimal():
        return said.lstrip("0") or "0"
    is_code = len(said) <= SHORT or any(sign.isdigit() for sign in said)
    return said.upper() if is_code else said.title()


class TowerField(models.CharField):
    """Kept without the word before it and compared so, whoever writes or asks."""

    def to_python(self, value):
        value = super().to_python(value)
        return bare_tower(value) if value else value

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        return self.to_python(super().get_prep_value(value))


def flat_in_words(tower: str | None, floor: str | None, unit: str | None) -> str:
    """`Tower A / 3 / 12`, the parts that are known."""
    return " / ".join(part for part in (f"Tower {tower}" if tower else "", floor, unit) if part)


class ResidenceQuerySet(models.QuerySet):
    def current(self, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(moved_out_on=None) | Q(moved_out_on__gte=on), moved_in_on__lte=on)

    def of(self, participant):
        """Of one person; with `current` at most one, the database refuses a second."""
        return self.filter(participant=participant).order_by()

    def in_flat(self, tower: str, floor: str | None, unit: str):
        """As people write it: `2` and `02` are one number, and the word tower or blok may be left out."""
        flats = self.filter(tower=tower, unit__in=ways_to_write(unit))
        return flats.filter(floor__in=ways_to_write(floor)) if floor else flats

    def number_in(self, rusunawa):
        """How many of these are there, as a column: `rusunawa` is an OuterRef."""
        there = self.filter(rusunawa=rusunawa).order_by().values("rusunawa")
        return Coalesce(Subquery(there.annotate(number=Count("*")).values("number")), 0)


@kept_in_history()
class Residence(models.Model):
    """Who lives in which flat, from when to when. What they earned before a move stays with the old place."""

    participant = models.ForeignKey(
        "participants.Participant", models.CASCADE, related_name="residences", verbose_name="peserta"
    )
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="residences", verbose_name="rusunawa")
    tower = TowerField("tower / blok", max_length=20, blank=True)
    floor = models.CharField("lantai", max_length=5, blank=True)
    unit = models.CharField("nomor unit", max_length=10, blank=True)
    moved_in_on = models.DateField("tinggal sejak", default=timezone.localdate)
    moved_out_on = models.DateField("sampai", null=True, blank=True, help_text="Kosongkan bila masih tinggal di sini.")

    objects = ResidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "hunian"
        verbose_name_plural = "hunian"
        ordering = ["-moved_in_on"]
        constraints = [
            in_order(
                "moved_in_on",
                "moved_out_on",
                name="residence_dates",
                message="Tanggal pindah lebih awal dari tanggal mulai tinggal.",
            ),
            ExclusionConstraint(
                name="residence_one_home_a_day",
                expressions=[
                    ("participant", RangeOperators.EQUAL),
                    (days("moved_in_on", "moved_out_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Pada tanggal itu peserta sudah tercatat di hunian lain.",
            ),
        ]
        indexes = [
            # Who lives in these places now is answered from the index alone.
            models.Index(
                fields=["rusunawa", "participant", "moved_in_on", "moved_out_on"], name="residence_of_rusunawa"
            ),
            models.Index(fields=["unit", "floor", "tower", "rusunawa"], name="residence_by_flat"),
        ]

    def __str__(self):
        return f"{self.rusunawa}, {self.flat}" if self.flat else str(self.rusunawa)

    @property
    def flat(self) -> str:
        return flat_in_words(self.tower, self.floor, self.unit)

    @property
    def is_current(self) -> bool:
        return self.moved_out_on is None or self.moved_out_on >= timezone.localdate()
