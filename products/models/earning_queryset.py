"""Whose earnings may be seen to the rupiah, and which are due."""

from django.db import models
from django.db.models import Q

from rusunpreneur.access import OFFICE, Role


class EarningQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Exact figures: the office and coordinators, of pieces made at their places. Nobody else."""
        return self.filter(user.access.within(*OFFICE, Role.COORDINATOR, city="rusunawa__city", rusunawa="rusunawa"))

    def due(self):
        """What is the person's already: nobody has to pay first, or has paid."""
        return self.filter(Q(claim=None) | Q(claim__settled_on__isnull=False))

    def waiting(self):
        return self.filter(claim__isnull=False, claim__settled_on=None)

    def unpaid(self):
        """In no payout that stands."""
        return self.exclude(payout_items__is_released=False)
