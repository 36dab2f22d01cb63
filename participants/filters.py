"""What narrows the list of people; it stands in the address."""

import django_filters

from participants import search
from participants.models import City, Participant, Residence, Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.choices import offer

READERS = (Role.ADMIN, Role.STAFF, Role.COORDINATOR)
COMPLETENESS = (("lengkap", "Lengkap"), ("belum", "Belum lengkap"))


class ParticipantFilter(django_filters.FilterSet):
    kota = django_filters.ChoiceFilter(field_name="city", label="Wilayah", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(method="living_in", label="Rusunawa", empty_label="Semua")
    jenis = django_filters.ChoiceFilter(
        field_name="sex", label="Jenis kelamin", choices=Participant.Sex.choices, empty_label="Semua"
    )
    data = django_filters.ChoiceFilter(
        method="completeness", label="Kelengkapan", choices=COMPLETENESS, empty_label="Semua"
    )
    q = django_filters.CharFilter(method="search", label="Cari", max_length=80)  # last: it counts what it finds

    class Meta:
        model = Participant
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = None  # how many there are, once the search has told
        places = list(Rusunawa.objects.visible_to(user).values_list("pk", "name", "city"))
        mine = None if user.access.is_everywhere(*READERS) else {city for _, _, city in places}
        cities = [city for city in City.objects.order_by("pk") if mine is None or city.pk in mine]
        towns = [(city.pk, city.short_name) for city in cities]
        offer(self, kota=towns, rusunawa=[(pk, name) for pk, name, _ in places])

    def search(self, queryset, name, text):
        found = search.found(queryset, text)
        self.count = found.count
        return found.people

    def living_in(self, queryset, name, value):
        return queryset.filter(pk__in=Residence.objects.current().filter(rusunawa=value).values("participant"))

    def completeness(self, queryset, name, value):
        return queryset.incomplete() if value == "belum" else queryset.complete()
