"""What a person may do, and where: roles and the places they hold for.

`user.access` is built once a request from the user's assignments. Views ask it through `allow`,
QuerySets through `Access.within`; nothing else decides who sees what.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q


class Role(models.TextChoices):
    ADMIN = "admin", "Admin"
    STAFF = "staf", "Staf Dinas"
    COORDINATOR = "koordinator", "Koordinator rusun"
    QC = "qc", "Petugas QC"
    CASHIER = "kasir", "Kasir bazar"
    OFFICIAL = "pejabat", "Pejabat"
    PARTNER = "mitra", "Mitra"


#: Roles of the office: they may hold everywhere or for a city.
OFFICE = (Role.ADMIN, Role.STAFF)
NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING  # an empty Q would vanish from an OR, and with it the access


@dataclass(frozen=True)
class Grant:
    """One role in one place; no place at all means everywhere in Jakarta."""

    role: str
    city_id: int | None = None
    rusunawa_id: int | None = None

    @property
    def is_everywhere(self) -> bool:
        return self.city_id is None and self.rusunawa_id is None


class Access:
    """The grants of one user, asked in the words of the views.

    Fails closed: a user without a grant for the asked roles gets an empty list, never a full one.
    """

    def __init__(self, grants: Iterable[Grant]):
        self.grants = tuple(grants)
        self.roles = frozenset(grant.role for grant in self.grants)

    def has(self, *roles: str) -> bool:
        return bool(self.roles.intersection(roles))

    @property
    def digest(self) -> str:
        """The same for the same roles in the same places."""
        grants = sorted((str(grant.role), grant.city_id or 0, grant.rusunawa_id or 0) for grant in self.grants)
        return hashlib.sha256(repr(grants).encode()).hexdigest()

    def _for(self, roles):
        return [grant for grant in self.grants if grant.role in roles]

    def is_everywhere(self, *roles: str) -> bool:
        return any(grant.is_everywhere for grant in self._for(roles))

    def within(self, *roles: str, city: str, rusunawa: str) -> Q:
        """Rows whose city or rusunawa (lookup paths of ids) lies in the places of these roles."""
        if self.is_everywhere(*roles):
            return EVERYTHING
        cities = {grant.city_id for grant in self._for(roles) if grant.city_id}
        places = {grant.rusunawa_id for grant in self._for(roles) if grant.rusunawa_id}
        wanted = NOTHING
        if cities:
            wanted |= Q(**{f"{city}__in": cities})
        if places:
            wanted |= Q(**{f"{rusunawa}__in": places})
        return wanted

    def covers(self, *roles: str, city_id: int | None = None, rusunawa_id: int | None = None) -> bool:
        """Whether one of these roles holds for a single place."""
        return any(
            grant.is_everywhere
            or (city_id is not None and grant.city_id == city_id)
            or (rusunawa_id is not None and grant.rusunawa_id == rusunawa_id)
            for grant in self._for(roles)
        )


def allow(*roles: str):
    """Open a view to these roles; admins may always, others get the 403 page."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.access.has(Role.ADMIN, *roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.allowed_roles = frozenset({Role.ADMIN, *roles})
        return guarded

    return decorate
