"""What the office asks of lots: whose they are, which wait, what became of them."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import BooleanField, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from rusunpreneur.access import OFFICE, Role


class LotQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office, inspectors and officials in their places, coordinators at their rusunawa."""
        readers = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="rusunawa__city", rusunawa="rusunawa"))

    def editable_by(self, user):
        return self.filter(user.access.within(*OFFICE, Role.COORDINATOR, city="rusunawa__city", rusunawa="rusunawa"))

    def inspectable_by(self, user):
        """In the inspector's places, and not written down by the inspector."""
        scope = user.access.within(Role.ADMIN, Role.QC, city="rusunawa__city", rusunawa="rusunawa")
        return self.filter(scope).exclude(logged_by=user)

    def awaiting_inspection(self):
        """Lots with pieces in the queue."""
        return self._with_pieces_in("menunggu")

    def in_rework(self):
        """Lots with pieces that went back to be repaired."""
        return self._with_pieces_in("perbaikan")

    def made_days_ago(self, days: int):
        """More than so many days ago."""
        return self.filter(made_on__lt=timezone.localdate() - timedelta(days=days))

    def good_in_store(self, *, until, since=None):
        """Lots of food in a store whose last good day is `until` or earlier, but not before `since`."""
        stored = self._balances().filter(lot=OuterRef("pk"), place__kind="gudang")
        lots = self.in_stock().filter(Exists(stored), expires_on__lte=until)
        return lots if since is None else lots.filter(expires_on__gte=since)

    def in_stock(self):
        """Lots with pieces at the rusunawa still, wherever there."""
        return self.filter(in_stock__gt=0)

    def with_waiting(self):
        """Adds `waiting_count`, pieces that wait for inspection."""
        waiting = self._balances().filter(lot=OuterRef("pk"), place__kind="menunggu")
        return self.annotate(waiting_count=_total(waiting))

    def for_lists(self):
        """With what one line of a list says, and no more: fifty whole products are felt."""
        line = ("code", "quantity", "made_on", "expires_on", "logged_by", "product__name", "rusunawa__name")
        return self.select_related("product", "rusunawa").only(*line)

    def oldest_first(self):
        return self.order_by("made_on", "pk")

    def expiring_first(self):
        return self.order_by(F("expires_on").asc(nulls_last=True), "made_on", "pk")

    def uninspected(self):
        """Nothing about them was judged yet, so that they may still be corrected."""
        return self.filter(inspections=None)

    def matching(self, text: str):
        """By code, product, or a maker's name."""
        return self.filter(
            Q(code__icontains=text) | Q(product__name__icontains=text) | Q(shares__maker__name__icontains=text)
        ).distinct()

    def _with_pieces_in(self, kind: str):
        balances = self._balances()
        places = balances.model.place.field.related_model.objects.order_by().filter(kind=kind)
        return self.filter(among("pk", balances.filter(among("place", places.values("pk"))).values("lot")))

    def _balances(self):
        return self.model.balances.rel.related_model.objects.filter(quantity__gt=0)


def among(name: str, keys) -> Func:
    """The column is one of `keys`, which PostgreSQL reads first: few of many rows, and it cannot know how few."""
    return Func(
        F(name),
        ArraySubquery(keys),
        template="(%(expressions)s))",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def _total(balances):
    sums = balances.order_by().values("lot").annotate(total=Sum("quantity")).values("total")
    return Coalesce(Subquery(sums, output_field=IntegerField()), 0)
