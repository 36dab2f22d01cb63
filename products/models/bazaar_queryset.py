"""Whose bazaars these are, and which are still open."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from rusunpreneur.access import OFFICE, Role


class BazaarQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and officials where it is or who comes from their city, coordinators of a rusunawa that is
        host or invited, cashiers at the bazaars they were put at."""
        readers = (*OFFICE, Role.OFFICIAL, Role.COORDINATOR)
        here = user.access.within(*readers, city="city", rusunawa="rusunawa")
        invited = user.access.within(*readers, city="invitations__rusunawa__city", rusunawa="invitations__rusunawa")
        scope = here | invited
        if user.access.has(Role.CASHIER):
            scope |= Q(cashiers__user=user)
        return self.filter(pk__in=self.model.objects.order_by().filter(scope).values("pk"))

    def editable_by(self, user):
        """The office, where it is."""
        return self.filter(user.access.within(*OFFICE, city="city", rusunawa="rusunawa"))

    def sold_at_by(self, user):
        """Where this user may stand at the till."""
        office = user.access.within(*OFFICE, city="city", rusunawa="rusunawa")
        scope = office | Q(cashiers__user=user) if user.access.has(Role.CASHIER) else office
        return self.filter(pk__in=self.model.objects.order_by().filter(scope).values("pk"))

    def with_guest(self, rusunawa):
        """Where this rusunawa is host, or was asked."""
        invited = self.model.invitations.rel.related_model.objects.filter(bazaar=OuterRef("pk"), rusunawa=rusunawa)
        return self.filter(Q(rusunawa=rusunawa) | Exists(invited))

    def open(self):
        return self.filter(closed_at=None, cancelled_at=None)

    def overdue(self, on=None):
        """Past their last day, and not closed yet."""
        return self.open().filter(ends_on__lt=on or timezone.localdate())
