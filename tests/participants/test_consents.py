"""Consents are asked one by one, are never assumed, and withdrawing one leaves the old row."""

import pytest

from participants.actions import participants
from participants.forms.participants import ParticipantForm
from participants.models import Consent, Participant
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, UserFactory
from tests.factories.participants import city

pytestmark = pytest.mark.django_db
PHOTO, PARTNER = Consent.Purpose.PHOTO, Consent.Purpose.PARTNER


@pytest.fixture
def clerk():
    return UserFactory(role=Role.STAFF)


def decide(person, clerk, *given):
    participants.record_consents(participant=person, given=given, by=clerk)


def test_nothing_is_ticked_on_a_new_form(clerk):
    form = ParticipantForm(user=clerk)

    assert not form["consents"].value()


def test_only_what_was_agreed_to_is_written(clerk):
    person = Participant(name="Siti Rahayu", sex="P", city=city())

    participants.register(participant=person, number="", home=None, rent=None, consents=[PHOTO], by=clerk)

    consent = person.consents.get()
    assert (consent.purpose, consent.is_given, consent.recorded_by) == (PHOTO, True, clerk)
    assert consent.text_version == Consent.TEXT_VERSION


def test_withdrawing_is_a_new_row(clerk):
    person = ParticipantFactory()
    decide(person, clerk, PHOTO, PARTNER)

    decide(person, clerk, PARTNER)

    decisions = person.consents.filter(purpose=PHOTO).order_by("pk").values_list("is_given", flat=True)
    assert list(decisions) == [True, False]


def test_the_last_decision_counts(clerk):
    person = ParticipantFactory()
    for given in ([PHOTO], [], [PHOTO]):
        decide(person, clerk, *given)

    assert person.consents.latest_by_purpose().get().is_given
    assert person.consents.count() == 3


def test_saving_again_without_a_change_writes_nothing(clerk):
    person = ParticipantFactory()
    decide(person, clerk, PHOTO)

    decide(person, clerk, PHOTO)

    assert person.consents.count() == 1
