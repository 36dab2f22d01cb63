"""Whose sales these are, and which count."""

from django.db import models
from django.db.models import Q

from rusunpreneur.access import OFFICE, Role


class SaleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Sales with goods of the user's places; cashiers see those of their bazaars."""
        readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
        if user.access.is_everywhere(*readers):
            return self
        goods = user.access.within(
            *readers, city="lines__share__lot__rusunawa__city", rusunawa="lines__share__lot__rusunawa"
        )
        scope = goods | user.access.within(*OFFICE, Role.OFFICIAL, city="bazaar__city", rusunawa="bazaar__rusunawa")
        if user.access.has(Role.CASHIER):
            scope |= Q(bazaar__cashiers__user=user)
        return self.filter(pk__in=self.model.objects.order_by().filter(scope).values("pk"))

    def standing(self):
        """Those that were not voided."""
        return self.filter(voided_at=None)

    def voidable_by(self, user):
        """The office of the place that sold: of the bazaar, the store or the order."""
        office = [
            user.access.within(*OFFICE, city=f"{where}city", rusunawa=rusunawa)
            for where, rusunawa in (
                ("bazaar__", "bazaar__rusunawa"),
                ("rusunawa__", "rusunawa"),
                ("claim__order__", "rusunawa"),
            )
        ]
        return self.filter(office[0] | office[1] | office[2])
