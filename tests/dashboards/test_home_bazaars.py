"""Bazaars on the first page: what a coordinator has to answer, what the office has to close."""

import pytest

from products.actions import invitations
from products.models import Bazaar, Invitation
from rusunpreneur.access import Role
from tests.factories import BazaarFactory, InvitationFactory, RusunawaFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def test_a_coordinator_is_asked_until_she_has_answered(sign_in):
    home = RusunawaFactory()
    invitation = InvitationFactory(rusunawa=home, bazaar__name="Bazar uji undangan")
    InvitationFactory(bazaar__name="Bazar uji orang lain")
    coordinator = sign_in(Role.COORDINATOR, rusunawa=home)
    before = coordinator.get("/").content.decode()

    invitations.answer(invitation=invitation, answer=Invitation.Answer.COMING, by=coordinator.user)
    after = coordinator.get("/").content.decode()

    assert "Bazar uji undangan" in before
    assert "Bazar uji orang lain" not in before
    assert 'id="invited"' not in after


def test_the_office_is_told_of_a_bazaar_that_is_over_and_not_closed(sign_in):
    over, _ = BazaarFactory(name="Bazar uji lewat"), BazaarFactory(name="Bazar uji hari ini")
    Bazaar.objects.filter(pk=over.pk).update(starts_on=days_ago(3), ends_on=days_ago(2))

    page = sign_in(Role.STAFF).get("/").content.decode()

    assert f"/bazar/{over.pk}/tutup/" in page
    assert "Bazar uji hari ini" not in page
