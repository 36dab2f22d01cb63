"""Whose orders of companies these are, and which are under way."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from rusunpreneur.access import NOTHING, OFFICE, Role


class PieceworkOrderQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and officials see all, a coordinator those with work at her rusunawa, a company its own."""
        access = user.access
        if access.has(*OFFICE, Role.OFFICIAL):
            return self
        seen = NOTHING
        if access.has(Role.COORDINATOR):
            seen |= Q(self._with_work(user, Role.COORDINATOR), accepted_at__isnull=False)
        if access.has(Role.PARTNER):
            users = self.model.contract.field.related_model.partner.field.related_model.users.rel.related_model
            seen |= Q(Exists(users.objects.filter(partner=OuterRef("contract__partner"), user=user)))
        return self.filter(seen)

    def editable_by(self, user):
        """Terms, shares, deliveries and payments are the office's."""
        return self if user.access.has(*OFFICE) else self.none()

    def worked_by(self, user):
        """Where this user hands out material and writes down what was made."""
        if user.access.has(*OFFICE):
            return self
        return self.filter(self._with_work(user, Role.COORDINATOR))

    def under_way(self):
        """Accepted, and neither closed nor cancelled."""
        return self.filter(accepted_at__isnull=False, closed_at=None, cancelled_at=None)

    def _with_work(self, user, *roles):
        shares = self.model.work_shares.rel.related_model.objects.filter(order=OuterRef("pk"))
        return Exists(shares.filter(user.access.within(*roles, city="rusunawa__city", rusunawa="rusunawa")))
