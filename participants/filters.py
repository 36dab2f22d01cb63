"""What narrows the list of people; it stands in the address."""

import django_filters
from django.db.models import Q

from participants.models import Participant, Residence, Rusunawa
from participants.search import find

COMPLETENESS = (("lengkap", "Lengkap"), ("belum", "Belum lengkap"))
INCOMPLETE = Q(nik_digest=None) | Q(birth_date=None) | Q(sex="")


class ParticipantFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label="Cari", max_length=80)
    rusunawa = django_filters.ChoiceFilter(method="living_in", label="Rusunawa", empty_label="Semua")
    data = django_filters.ChoiceFilter(
        method="completeness", label="Kelengkapan", choices=COMPLETENESS, empty_label="Semua"
    )

    class Meta:
        model = Participant
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        places = Rusunawa.objects.visible_to(user)
        self.filters["rusunawa"].extra["choices"] = [(str(place.pk), place.name) for place in places]

    def search(self, queryset, name, text):
        return find(queryset, text)

    def living_in(self, queryset, name, value):
        return queryset.filter(pk__in=Residence.objects.current().filter(rusunawa=value).values("participant"))

    def completeness(self, queryset, name, value):
        return queryset.filter(INCOMPLETE) if value == "belum" else queryset.exclude(INCOMPLETE)
