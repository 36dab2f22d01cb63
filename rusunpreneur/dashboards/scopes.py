"""Where a dashboard looks: all Jakarta, a city, or a rusunawa; and who may look there."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from participants.models import City, Rusunawa
from rusunpreneur.access import OFFICE, Role

READERS = (Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
EVERYWHERE = (*OFFICE, Role.OFFICIAL)


@dataclass(frozen=True)
class Scope:
    city: City | None = None
    rusunawa: Rusunawa | None = None

    def __str__(self):
        if self.rusunawa:
            return str(self.rusunawa)
        return self.city.short_name if self.city else "Jakarta"

    @property
    def said(self) -> dict[str, str]:
        """As the address of a list has it."""
        if self.rusunawa:
            return {"rusunawa": self.rusunawa.slug}
        return {"kota": self.city.slug} if self.city else {}

    @property
    def query(self) -> str:
        """`&rusunawa=nagrak`, behind what else an address says."""
        return "".join(f"&{key}={value}" for key, value in self.said.items())

    @property
    def address(self) -> str:
        if self.rusunawa:
            return reverse("dashboard_rusunawa", args=[self.rusunawa.slug])
        return reverse("dashboard_city", args=[self.city.slug]) if self.city else reverse("dashboard")

    def rows(self, *, city: str, rusunawa: str) -> Q:
        """Rows of this place; the lookups lead to their city and their rusunawa."""
        if self.rusunawa:
            return Q(**{rusunawa: self.rusunawa})
        return Q(**{city: self.city}) if self.city else Q()


def jakarta(user) -> Scope | None:
    """For those who may see all of it."""
    return Scope() if user.access.is_everywhere(*EVERYWHERE) else None


def city_of(user, slug: str) -> Scope:
    city = get_object_or_404(City, slug=slug)
    if not user.access.covers(*EVERYWHERE, city_id=city.pk):
        raise Http404
    return Scope(city=city)


def sees_city(user, scope: Scope) -> bool:
    return scope.city is not None and user.access.covers(*EVERYWHERE, city_id=scope.city.pk)


def rusunawa_of(user, slug: str) -> Scope:
    rows = Rusunawa.objects.visible_to(user).select_related("city")
    rusunawa = get_object_or_404(rows, slug=slug)
    return Scope(city=rusunawa.city, rusunawa=rusunawa)


def widest(user) -> Scope | None:
    """Where somebody's dashboard begins: Jakarta, else the first city, else the first rusunawa they may see."""
    if found := jakarta(user):
        return found
    grants = [grant for grant in user.access.grants if grant.role in (Role.ADMIN, *READERS)]
    cities = City.objects.filter(pk__in=[grant.city_id for grant in grants if grant.city_id]).order_by("name")
    if city := cities.first():
        return Scope(city=city)
    rusunawa = Rusunawa.objects.visible_to(user).select_related("city").first()
    return Scope(city=rusunawa.city, rusunawa=rusunawa) if rusunawa else None


def asked(user, query) -> Scope:
    """What `Scope.said` says, for this user; 404 for a place that is not theirs to see."""
    if slug := query.get("rusunawa"):
        return rusunawa_of(user, slug)
    if slug := query.get("kota"):
        return city_of(user, slug)
    scope = jakarta(user)
    if scope is None:
        raise Http404
    return scope
