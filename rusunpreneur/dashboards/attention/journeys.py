"""People who are stuck: somebody was asked to see to them, and the day has passed."""

from django.urls import reverse
from django.utils.http import urlencode

from products.models import FollowUp
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards.attention.source import Source, Urgency


class MyFollowUps(Source):
    """Those of the day stand among the late ones."""

    key, symbol, since = "tindak-lanjut-saya", "person-check", "due_on"
    words, since_words = "orang menunggu tindak lanjut dari Anda", "yang terdekat paling lambat"
    roles, place, page = (*OFFICE, Role.COORDINATOR), "participant__journey__rusunawa", "journey_list"
    query = {"tindak": "saya"}

    def rows(self, user):
        return FollowUp.objects.visible_to(user).open().filter(assigned_to=user)

    def address(self, user, rusunawa=None):
        here = {} if rusunawa is None else {"rusunawa": rusunawa.slug}
        return f"{reverse(self.page)}?{urlencode(self.query | here)}#orang"


class OverdueFollowUps(Source):
    key, symbol, since, urgency = "tindak-lanjut-terlambat", "person-check", "due_on", Urgency.NOW
    words, since_words = "orang seharusnya sudah ditindaklanjuti", "paling lambat seharusnya"
    roles, place, page = (*OFFICE, Role.COORDINATOR), "participant__journey__rusunawa", "journey_list"
    query = {"tindak": "terlambat"}

    def rows(self, user):
        return FollowUp.objects.visible_to(user).overdue()

    def address(self, user, rusunawa=None):
        here = {} if rusunawa is None else {"rusunawa": rusunawa.slug}
        return f"{reverse(self.page)}?{urlencode(self.query | here)}#orang"
