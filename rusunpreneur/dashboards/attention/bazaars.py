"""Bazaars: those that are over and nobody closed, those that wait for an answer."""

from django.urls import reverse

from products.filters import sees_more_than_handles
from products.models import Bazaar, Invitation
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards.attention.source import Line, Listed, Source, Urgency
from rusunpreneur.words import angka, period


class OverdueBazaars(Source):
    """The office counts those it can close itself, officials all they see."""

    key, symbol, since, since_words = "bazar-belum-ditutup", "shop", "ends_on", "yang terlama berakhir"
    roles, page, urgency = (*OFFICE, Role.OFFICIAL), "bazaar_list", Urgency.NOW
    words = "bazar sudah berakhir dan belum ditutup"

    def rows(self, user):
        seen = Bazaar.objects.visible_to(user).overdue()
        return seen.editable_by(user) if user.access.has(*OFFICE) else seen

    def at(self, rows, rusunawa):
        return rows.with_guest(rusunawa)

    def shown_in(self, user):
        mine = {"urusan": "saya"} if sees_more_than_handles(user) else {}
        return reverse(self.page), {"keadaan": "telat"} | mine


class UnansweredInvitations(Listed):
    key, symbol, since, since_words = "undangan-bazar", "envelope", "bazaar__starts_on", "yang terdekat mulai"
    roles, noun, heading, since_heading = (Role.COORDINATOR,), "undangan", "Bazar", "Mulai"
    title = "Undangan bazar"
    words = "undangan bazar belum dijawab"
    advice = "Jawab ikut atau tidak, supaya stannya disiapkan."

    def rows(self, user):
        return Invitation.objects.unanswered_by(user)

    def ordered(self, rows):
        return rows.select_related("bazaar", "rusunawa").order_by("bazaar__starts_on", "pk")

    def line(self, row, user):
        held = period(row.bazaar.starts_on, row.bazaar.ends_on)
        note = f"{row.rusunawa.short_name} · {row.bazaar.venue} · {held} · {angka(row.stands)} stan"
        address = reverse("invitation_answer", args=[row.bazaar_id, row.pk])
        return Line(row.bazaar.name, note, row.bazaar.starts_on, address)
