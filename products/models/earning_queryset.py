"""Whose earnings may be seen to the rupiah, and which are due."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

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

    def payable(self):
        """What a payout may take: in none that stands, and still to be paid."""
        taken = Exists(self._items().filter(earning=OuterRef("pk")))
        return self.still_payable().exclude(taken)

    def oldest_of_each(self):
        """The day of the oldest of these, to stand beside an account."""
        return Subquery(self.filter(participant=OuterRef("pk")).order_by("earned_on").values("earned_on")[:1])

    def still_payable(self):
        """Due; and of a line and its opposite, the one whose other was paid.

        Both unpaid, they cancel each other for good and are left alone.
        """
        opposite = Coalesce(F("reverses"), F("reversal"))
        settled = Exists(self._items().filter(payout__paid_at__isnull=False, earning=OuterRef("opposite")))
        return self.due().annotate(opposite=opposite).filter(Q(opposite=None) | settled)

    def _items(self):
        """Lines of payouts that stand."""
        items = self.model._meta.get_field("payout_items").related_model.objects
        return items.order_by().filter(is_released=False)
