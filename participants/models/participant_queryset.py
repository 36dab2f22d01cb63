from collections.abc import Callable

from django.db import models
from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject, Replace, Upper

from participants import nik
from participants.models.residence import Residence
from rusunpreneur.access import Role

#: The name as search compares it: any part of it, without case and blanks.
COMPACT_NAME = Replace(Upper("name"), Value(" "), Value(""))
#: An index holds exactly these, so that they are found among a quarter of a million.
INCOMPLETE = Q(sex="") | Q(birth_date=None) | Q(nik_digest=None)

_encounters: list[Callable[[Model], QuerySet]] = []


def add_encounter(encounter):
    """Register `encounter(user)`, whom the user has to do with elsewhere, as rows with `participant`; in `ready()`."""
    if encounter not in _encounters:
        _encounters.append(encounter)
    return encounter


class ParticipantQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those the user's city serves, those who live in the user's city or rusunawa now, and for a coordinator
        whom she meets there while no home of theirs is known; see docs/decisions/0009."""
        access, roles = user.access, (Role.ADMIN, Role.STAFF, Role.COORDINATOR)
        if access.is_everywhere(*roles):
            return self
        living_there = Residence.objects.current().filter(
            access.within(*roles, city="rusunawa__city", rusunawa="rusunawa")
        )
        cities = [grant.city_id for grant in access.grants if grant.role in roles and grant.city_id]
        # One list of ids, not one condition OR another: PostgreSQL starts from it instead of walking everybody.
        mine = living_there.order_by().values("participant")
        if access.has(Role.COORDINATOR):
            has_home = Exists(Residence.objects.current().filter(participant=OuterRef("participant")))
            met = [encounter(user).filter(~has_home).values("participant") for encounter in _encounters]
            mine = mine.union(*met, all=True)
        return self.filter(Q(city__in=cities) | Q(pk__in=mine))

    def with_home(self):
        """Each with `current_residences`: the flat lived in now, if any."""
        current = Residence.objects.current().select_related("rusunawa")
        return self.prefetch_related(models.Prefetch("residences", queryset=current, to_attr="current_residences"))

    def with_home_words(self):
        """Adds `home`: name, tower, floor and unit of the flat lived in now, or None. For long lists.

        A subquery among the columns is looked up after LIMIT, for the rows of the page alone; a join is made first.
        """
        words = JSONObject(name="rusunawa__name", tower="tower", floor="floor", unit="unit")
        return self.annotate(home=Subquery(Residence.objects.current().of(OuterRef("pk")).values(words=words)))

    def incomplete(self):
        """Walk-ins and others who still miss what the office must report; the opposite of `is_complete`."""
        return self.filter(INCOMPLETE)

    def complete(self):
        return self.filter(birth_date__isnull=False, nik_digest__isnull=False).exclude(sex="")

    def having_nik(self, number: str):
        return self.filter(nik_digest=nik.digest(nik.clean(number)))
