"""What narrows the list of journeys; it stands in the address, so that a bookmark brings it back."""

from datetime import timedelta

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from participants.models import Rusunawa
from products.journeys import WAITS
from products.models import FollowUp, Journey
from products.models.journey import Stage
from programs.models import Program, Skill
from rusunpreneur.choices import offer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WAITING = [(str(days), f"lebih dari {days} hari") for days in (30, 60, 90, 180)]
#: what narrows the list alone; the funnel above it goes on counting everybody
OF_THE_LIST = ("tahap", "menunggu", "tindak")
#: what narrows to homes, and where rows that are kept by home have it
OF_HOMES = {"kota": "city__slug", "rusunawa": "rusunawa__slug"}
SEEN_TO = [("belum", "belum ada yang menangani"), ("saya", "tugas saya"), ("terlambat", "terlambat")]


class TotalsFilter(django_filters.FilterSet):
    """Of places and of what was taught; days would cut out single people, so those who read totals have none."""

    kota = django_filters.ChoiceFilter(field_name="city__slug", label="Wilayah", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(field_name="rusunawa__slug", label="Rusunawa", empty_label="Semua")
    program = django_filters.ChoiceFilter(field_name="program", label="Program", empty_label="Semua")
    keahlian = django_filters.ChoiceFilter(field_name="skill", label="Keahlian", empty_label="Semua")

    class Meta:
        model = Journey
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        places = list(Rusunawa.objects.visible_to(user).select_related("city").order_by("name"))
        cities = {place.city_id: (place.city.slug, place.city.short_name) for place in places}
        offer(self, kota=[cities[pk] for pk in sorted(cities)], rusunawa=[(place.slug, place.name) for place in places])
        # One programme to choose narrows as well: whoever was never present has none.
        for name, rows in (("program", Program.objects.order_by("name")), ("keahlian", Skill.objects.order_by("name"))):
            self.filters[name].extra["choices"] = [(str(row.pk), str(row)) for row in rows]

    @property
    def kept(self) -> Q | None:
        """What the address narrows to, for rows that are kept by home; None for what they are not kept by."""
        asked = self.form.cleaned_data if self.is_bound and self.errors is not None else {}
        if any(asked.get(name) for name in asked if name not in (*OF_HOMES, *OF_THE_LIST)):
            return None
        return Q(**{OF_HOMES[name]: asked[name] for name in OF_HOMES if asked.get(name)})


class JourneyFilter(TotalsFilter):
    """`everybody` are those of the place, the programme and the days, whatever stage is listed."""

    dari = django_filters.DateFilter(field_name="registered_on", lookup_expr="gte", label="Terdaftar dari", widget=DAY)
    sampai = django_filters.DateFilter(
        field_name="registered_on", lookup_expr="lte", label="Terdaftar sampai", widget=DAY
    )
    tahap = django_filters.ChoiceFilter(field_name="stage", choices=Stage.choices, label="Tahap", empty_label="Semua")
    menunggu = django_filters.ChoiceFilter(
        method="waiting", choices=WAITING, label="Menunggu", empty_label="Berapa pun"
    )

    tindak = django_filters.ChoiceFilter(method="seen_to", choices=SEEN_TO, label="Tindak lanjut", empty_label="Semua")

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.everybody = self.queryset

    def filter_queryset(self, queryset):
        asked = self.form.cleaned_data
        for name, chosen in asked.items():
            if name not in OF_THE_LIST:
                queryset = self.filters[name].filter(queryset, chosen)
        self.everybody = queryset
        for name in OF_THE_LIST:
            queryset = self.filters[name].filter(queryset, asked.get(name))
        return queryset

    def waiting(self, queryset, name, days):
        """Nobody who sells waits for anything."""
        until = timezone.localdate() - timedelta(days=int(days))
        return queryset.filter(since__lt=until, stage__in=WAITS)

    def seen_to(self, queryset, name, how):
        given = FollowUp.objects.open()
        if how == "belum":
            return queryset.exclude(Exists(given.filter(participant=OuterRef("pk"))))
        given = given.overdue() if how == "terlambat" else given.filter(assigned_to=self.user)
        return queryset.filter(participant__in=given.order_by().values("participant"))
