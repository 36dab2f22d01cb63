"""Whose orders these are, how far they are, and how long their money is late."""

from datetime import date

from django.db import models
from django.db.models import Case, Count, Exists, F, IntegerField, Max, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from rusunpreneur.access import OFFICE, Role

#: days since the goods were received -> how a row and a filter call it
AGES = ((0, 30, "0–30 hari"), (31, 60, "31–60 hari"), (61, 90, "61–90 hari"), (91, None, "lebih dari 90 hari"))
#: what an office that buys takes to pay; later than that, somebody should ask
LATE_AFTER_DAYS = 30


def _only(queryset, expression):
    """One number for each order, however many rows it has."""
    return Coalesce(
        Subquery(queryset.order_by().values("_").annotate(found=expression).values("found"), IntegerField()), 0
    )


class OrderQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and officials of its place, and everyone in whose place its goods are made."""
        readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
        if user.access.is_everywhere(*readers):
            return self
        asked = user.access.within(*readers, city="lines__shares__rusunawa__city", rusunawa="lines__shares__rusunawa")
        sent = "claim__sales__lines__share__lot__rusunawa"
        sold = user.access.within(*readers, city=f"{sent}__city", rusunawa=sent)
        own = user.access.within(*OFFICE, Role.OFFICIAL, city="city", rusunawa="lines__shares__rusunawa")
        return self.filter(pk__in=self.model.objects.order_by().filter(asked | sold | own).values("pk"))

    def editable_by(self, user):
        """The office that handles it."""
        return self.filter(user.access.within(*OFFICE, city="city", rusunawa="lines__shares__rusunawa"))

    def handled_by(self, user):
        """The same, each order once, beside whatever else was asked for."""
        return self.filter(pk__in=self.model.objects.order_by().editable_by(user).values("pk"))

    def made_at(self, rusunawa):
        """Asked of it, or sent from it."""
        shares = self.model.lines.rel.related_model.shares.rel.related_model.objects
        asked = shares.filter(line__order=OuterRef("pk"), rusunawa=rusunawa)
        sales = self.model.claim.field.related_model.sales.rel.related_model
        sent = sales.lines.rel.related_model.objects.filter(
            sale__claim=OuterRef("claim"), share__lot__rusunawa=rusunawa
        )
        return self.filter(Exists(asked) | Exists(sent))

    def with_received(self):
        """Adds the last day on which goods reached the buyer."""
        deliveries = self.model.deliveries.rel.related_model.objects.standing().filter(order=OuterRef("pk"))
        received = deliveries.order_by().values(_=F("order")).annotate(found=Max("received_on")).values("found")
        return self.annotate(received_on=Subquery(received, models.DateField()))

    def with_progress(self):
        """Adds how many pieces were ordered, shared out and delivered, what that costs, and the `state`."""
        models_of = self.model
        lines = models_of.lines.rel.related_model.objects.filter(order=OuterRef("pk")).values(_=F("order"))
        shares = lines.model.shares.rel.related_model.objects.filter(line__order=OuterRef("pk"))
        deliveries = models_of.deliveries.rel.related_model.objects.standing().filter(order=OuterRef("pk"))
        sent = deliveries.values(_=F("order"))
        return (
            self.with_received()
            .select_related("buyer", "claim", "city")
            .annotate(
                pieces=_only(lines, Sum("quantity")),
                worth_rupiah=_only(lines, Sum(F("quantity") * F("price_rupiah"))),
                shared_pieces=_only(shares.values(_=F("line__order")), Sum("quantity")),
                delivered_pieces=_only(sent, Sum("sale__lines__quantity")),
                unreceived=_only(sent.filter(received_on=None), Count("pk")),
                is_invoiced=Exists(models_of.invoice.related.related_model.objects.filter(order=OuterRef("pk"))),
                state=_state(self.model.State),
            )
        )

    def unpaid(self):
        """Delivered, and not paid yet."""
        return self.filter(claim__amount_rupiah__gt=0, claim__settled_on=None)

    def late(self, today: date | None = None):
        """Promised for a day that has passed, and not all delivered; needs `with_progress`."""
        is_late = Q(promised_on__lt=today or timezone.localdate(), delivered_pieces__lt=F("pieces"))
        return self.filter(is_late, cancelled_at=None)

    def unpaid_late(self):
        """So long unpaid that somebody should ask; needs `with_received`."""
        return self.aged(LATE_AFTER_DAYS + 1, None)

    def aged(self, least: int, most: int | None, today: date | None = None):
        """Unpaid for so many days since the goods were received; needs `with_received`."""
        today = today or timezone.localdate()
        latest = date.fromordinal(today.toordinal() - least)
        rows = self.unpaid().filter(received_on__lte=latest)
        return rows if most is None else rows.filter(received_on__gte=date.fromordinal(today.toordinal() - most))


def _state(state):
    return Case(
        When(cancelled_at__isnull=False, then=Value(state.CANCELLED)),
        When(claim__settled_on__isnull=False, then=Value(state.PAID)),
        When(is_invoiced=True, then=Value(state.INVOICED)),
        When(delivered_pieces=0, then=Value(state.ACCEPTED)),
        When(delivered_pieces__lt=F("pieces"), then=Value(state.PARTLY)),
        When(unreceived__gt=0, then=Value(state.DELIVERED)),
        default=Value(state.RECEIVED),
        output_field=models.CharField(),
    )
