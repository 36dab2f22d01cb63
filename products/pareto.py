"""The most frequent defects: which few of them make up most of what did not pass, and who meets them most."""

from dataclasses import dataclass, field
from datetime import timedelta

import django_filters
from django.db.models import Sum
from django.utils import timezone

from participants.models import Participant
from products.filters import places_of
from products.models import Finding, Inspection
from programs.models import Skill
from rusunpreneur.choices import offer

#: so many days back unless the reader asks for another time
PERIODS = (("30", "30 hari"), ("90", "90 hari"), ("365", "1 tahun"))
USUAL_DAYS = 90
#: the defects whose makers are named, and how many of each; one slip is no reason to invite
NAMED_DEFECTS, NAMED_MAKERS, LEAST_PIECES = 3, 5, 2


class DefectFilter(django_filters.FilterSet):
    keahlian = django_filters.ChoiceFilter(field_name="defect__skill", label="Keahlian", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(
        field_name="verdict__inspection__lot__rusunawa", label="Rusunawa", empty_label="Semua"
    )
    hari = django_filters.ChoiceFilter(method="recent", label="Waktu", choices=PERIODS, empty_label=None)

    class Meta:
        model = Finding
        fields = []

    def __init__(self, query, *, user, **kwargs):
        asked = query.copy()
        asked.setdefault("hari", str(USUAL_DAYS))
        super().__init__(asked, **kwargs)
        offer(self, keahlian=Skill.objects.all(), rusunawa=places_of(user).values_list("pk", "name"))

    def recent(self, queryset, name, value):
        since = timezone.now() - timedelta(days=int(value))
        return queryset.filter(verdict__inspection__inspected_at__gte=since)


@dataclass
class Bar:
    """One defect: how many pieces it cost, and how much of all it is together with those above it."""

    defect: int
    name: str
    skill: str
    pieces: int
    percent: int
    together: int
    makers: list[tuple[Participant, int]] = field(default_factory=list)


class Pareto:
    def __init__(self, query, user):
        seen = Inspection.objects.visible_to(user).standing()
        self.filter = DefectFilter(query, user=user, queryset=Finding.objects.filter(verdict__inspection__in=seen))
        self.bars = self._bars()
        self.pieces = sum(bar.pieces for bar in self.bars)
        self._name_makers()

    @property
    def invited(self) -> list[Bar]:
        """The defects that lead, with those to invite to a refresher."""
        return [bar for bar in self.bars if bar.makers]

    def _bars(self) -> list[Bar]:
        groups = self.filter.qs.order_by().values_list("defect", "defect__name", "defect__skill__name")
        rows = list(groups.annotate(pieces=Sum("quantity")).order_by("-pieces", "defect__name"))
        total, so_far, bars = sum(row[-1] for row in rows), 0, []
        for defect, name, skill, pieces in rows:
            so_far += pieces
            bars.append(Bar(defect, name, skill, pieces, round(100 * pieces / total), round(100 * so_far / total)))
        return bars

    def _name_makers(self):
        leading = {bar.defect: bar for bar in self.bars[:NAMED_DEFECTS]}
        found = self.filter.qs.filter(defect__in=leading).order_by().values_list("defect", "verdict__share__maker")
        rows = found.annotate(pieces=Sum("quantity")).filter(pieces__gte=LEAST_PIECES)
        wanted = {}
        for defect, maker, pieces in rows.order_by("-pieces", "verdict__share__maker"):
            if len(wanted.setdefault(defect, [])) < NAMED_MAKERS:
                wanted[defect].append((maker, pieces))
        people = Participant.objects.in_bulk({maker for rows in wanted.values() for maker, _ in rows})
        for defect, makers in wanted.items():
            leading[defect].makers = [(people[maker], pieces) for maker, pieces in makers]
