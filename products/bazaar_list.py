"""The list of bazaars: what is still to do first, then what is over; narrowed by what stands in the address."""

import django_filters
from django.db.models import BooleanField, Case, DateField, F, Q, Value, When
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from participants.models import City
from products.filters import HANDLED, places_of, sees_more_than_handles
from products.models import Bazaar
from rusunpreneur import addresses
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.choices import offer

STATES = [
    ("datang", "Akan datang"),
    ("jalan", "Berlangsung"),
    ("telat", "Belum ditutup"),
    ("tutup", "Ditutup"),
    ("batal", "Dibatalkan"),
]
ROW = (
    '<tr data-href="{url}"><td><a class="row-title" href="{url}">{name}</a><br><small>{code}</small></td>'
    '<td data-label="Waktu">{period}</td><td data-label="Tempat">{venue}</td>'
    '<td class="fit" data-label="Tingkat">{level}</td><td data-label="Keadaan">{state}</td></tr>'
)


class BazaarFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label="Cari", max_length=100)
    keadaan = django_filters.ChoiceFilter(method="in_state", choices=STATES, label="Keadaan", empty_label="Semua")
    tingkat = django_filters.ChoiceFilter(
        field_name="level", choices=Bazaar.Level.choices, label="Tingkat", empty_label="Semua"
    )
    kota = django_filters.ChoiceFilter(field_name="city", label="Kota", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(method="of_rusunawa", label="Rusunawa", empty_label="Semua")
    urusan = django_filters.ChoiceFilter(method="handled", choices=HANDLED, label="Urusan", empty_label="Semua")

    class Meta:
        model = Bazaar
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.filters["rusunawa"].extra["choices"] = [(str(pk), name) for pk, name in _guests(user)]
        if not sees_more_than_handles(user):
            del self.filters["urusan"]
        readers = (*OFFICE, Role.OFFICIAL)
        offer(self, kota=City.objects.filter(user.access.within(*readers, city="pk", rusunawa="rusunawa")).distinct())

    def search(self, queryset, name, text):
        """Every word in the name, the code, the place or the organiser."""
        return queryset.filter(*(_holding(word) for word in text.split()[:8]))

    def in_state(self, queryset, name, state):
        today = timezone.localdate()
        if state == "batal":
            return queryset.filter(cancelled_at__isnull=False)
        if state == "tutup":
            return queryset.filter(closed_at__isnull=False, cancelled_at=None)
        days = {
            "datang": Q(starts_on__gt=today),
            "jalan": Q(starts_on__lte=today, ends_on__gte=today),
            "telat": Q(ends_on__lt=today),
        }
        return queryset.open().filter(days[state])

    def of_rusunawa(self, queryset, name, rusunawa):
        return queryset.with_guest(rusunawa)

    def handled(self, queryset, name, value):
        return queryset.editable_by(self.user)


def _guests(user):
    return places_of(user).values_list("pk", "name")


def _holding(word: str) -> Q:
    names = ("name", "code", "venue", "organiser")
    held = Q()
    for name in names:
        held |= Q(**{f"{name}__icontains": word})
    return held


def soonest_first(bazaars):
    """Those still open by their first day, then those that are over, the latest first."""
    is_over = Q(closed_at__isnull=False) | Q(cancelled_at__isnull=False)
    over = Case(When(is_over, then=Value(True)), default=Value(False), output_field=BooleanField())
    coming = Case(When(is_over, then=None), default=F("starts_on"), output_field=DateField())
    return bazaars.annotate(is_over=over, coming=coming).order_by("is_over", "coming", "-starts_on", "-pk")


def rows(bazaars) -> SafeString:
    """The rows of a page, as HTML; each state is drawn once."""
    address = addresses.by_key("bazaar_detail")
    bazaars = list(bazaars)
    states = {bazaar.state for bazaar in bazaars}
    chips = {state: render_to_string("products/bazaar/_state.html", {"state": state}) for state in states}
    return format_html_join("", ROW, (_words(bazaar, address(bazaar.pk), chips[bazaar.state]) for bazaar in bazaars))


def _words(bazaar, url: str, state: str) -> dict:
    return {
        "url": url,
        "name": bazaar.name,
        "code": bazaar.code,
        "period": bazaar.period,
        "venue": bazaar.venue,
        "level": bazaar.get_level_display(),
        "state": state,
    }
