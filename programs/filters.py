"""What narrows the list of trainings; it stands in the address, so that a bookmark brings the same list back."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from participants.models import City, Rusunawa
from programs.models import Certificate, Enrolment, Program, Skill, Training, TrainingCost
from rusunpreneur.access import OFFICE, Role

#: shown when asked for
RARER = ("kota", "program", "kurang", "dari", "sampai")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

PENDING = [("sertifikat", "sertifikatnya belum terbit"), ("biaya", "biayanya belum dicatat")]


class TrainingFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label="Cari", max_length=100)
    status = django_filters.ChoiceFilter(choices=Training.Status.choices, label="Status", empty_label="Semua")
    keahlian = django_filters.ChoiceFilter(field_name="skill", label="Keahlian", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(field_name="rusunawa", label="Rusunawa", empty_label="Semua")
    kota = django_filters.ChoiceFilter(field_name="city", label="Kota", empty_label="Semua")
    program = django_filters.ChoiceFilter(field_name="program", label="Program", empty_label="Semua")
    dari = django_filters.DateFilter(field_name="ends_on", lookup_expr="gte", label="Dari tanggal", widget=DAY)
    sampai = django_filters.DateFilter(field_name="starts_on", lookup_expr="lte", label="Sampai tanggal", widget=DAY)

    kurang = django_filters.ChoiceFilter(method="lacking", choices=PENDING, label="Kurang", empty_label="Apa pun")

    class Meta:
        model = Training
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        # One query a list; a ModelChoiceField would ask again for the one that is chosen.
        choices = {
            "keahlian": Skill.objects.all(),
            "rusunawa": Rusunawa.objects.visible_to(user),
            "kota": cities_of(user),
            "program": Program.objects.all(),
        }
        for name, queryset in choices.items():
            self.filters[name].extra["choices"] = [(str(row.pk), str(row)) for row in queryset]

    def search(self, queryset, name, text):
        """Every word in the name, the rusunawa, or the name of the place; where none has them, words alike."""
        words = text.split()[:8]
        held = queryset.filter(*(_holding(word) for word in words))
        alike = queryset.filter(*(_alike(word) for word in words))
        return queryset.filter(Q(pk__in=held.values("pk")) | Q(~Exists(held), pk__in=alike.values("pk")))

    def lacking(self, queryset, name, what):
        """What a training that is over still lacks."""
        rows = queryset.filter(status=Training.Status.FINISHED)
        if what == "biaya":
            return rows.exclude(Exists(TrainingCost.objects.valid().filter(training=OuterRef("pk"))))
        certified = Certificate.objects.valid().filter(enrolment=OuterRef("pk"))
        completed = Enrolment.objects.filter(~Exists(certified), status=Enrolment.Status.COMPLETED)
        return rows.filter(Exists(completed.filter(training=OuterRef("pk"))))

    @property
    def is_narrowed_further(self) -> bool:
        """One of the rarer filters is in force, so that they stand open."""
        return any(self.form.data.get(name) for name in RARER)


def _holding(word: str) -> Q:
    return Q(name__icontains=word) | Q(rusunawa__name__icontains=word) | Q(venue_name__icontains=word)


def _alike(word: str) -> Q:
    places = Rusunawa.objects.filter(name__trigram_word_similar=word).values("pk")
    return Q(rusunawa__in=places) | Q(name__trigram_word_similar=word) | Q(venue_name__trigram_word_similar=word)


def cities_of(user):
    readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
    return City.objects.filter(user.access.within(*readers, city="pk", rusunawa="rusunawa")).distinct()
