"""Consents are asked one by one, are never assumed, and withdrawing one leaves the old row."""

import pytest
from django.urls import reverse

from participants import story
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


def decide(person, clerk, **decided):
    participants.record_consents(participant=person, decided=decided, by=clerk)


def test_nothing_is_ticked_on_a_new_form(clerk):
    form = ParticipantForm(user=clerk)

    assert not form["consents"].value()


def test_only_what_was_agreed_to_is_written(clerk):
    person = Participant(name="Siti Rahayu", sex="P", city=city())

    participants.register(participant=person, number="", home=None, rent=None, consents={PHOTO: True}, by=clerk)

    consent = person.consents.get()
    assert (consent.purpose, consent.is_given, consent.recorded_by) == (PHOTO, True, clerk)
    assert consent.text_version == Consent.TEXT_VERSION


def test_withdrawing_is_a_new_row(clerk):
    person = ParticipantFactory()
    decide(person, clerk, foto=True, mitra=True)

    decide(person, clerk, foto=False)

    decisions = person.consents.filter(purpose=PHOTO).order_by("pk").values_list("is_given", flat=True)
    assert list(decisions) == [True, False]


def test_the_last_decision_counts(clerk):
    person = ParticipantFactory()
    for is_given in (True, False, True):
        decide(person, clerk, foto=is_given)

    assert person.consents.latest_by_purpose().get().is_given
    assert person.consents.count() == 3


def test_saving_again_without_a_change_writes_nothing(clerk):
    person = ParticipantFactory()
    decide(person, clerk, foto=True)

    decide(person, clerk, foto=True)

    assert person.consents.count() == 1


def save(client, person, *, seen, ticked):
    said = {"name": person.name, "sex": "P", "birth_date": "1985-02-05", "city": person.city_id}
    said |= {"revision": Participant.objects.get(pk=person.pk).revision}
    answer = client.post(
        reverse("participant_edit", args=[person.pk]), {**said, "consents_seen": seen, "consents": ticked}
    )
    assert answer.status_code == 302


def test_only_what_was_unticked_in_this_form_is_withdrawn(sign_in, clerk):
    person, client = ParticipantFactory(name="Siti Rahayu"), sign_in(Role.STAFF)
    decide(person, clerk, foto=True, mitra=True)

    save(client, person, seen="foto,mitra", ticked=["mitra"])

    given = person.consents.latest_by_purpose().values_list("purpose", "is_given")
    assert dict(given) == {PHOTO: False, PARTNER: True}


@pytest.mark.parametrize("seen", ["", "mitra"])
def test_a_form_opened_before_somebody_agreed_withdraws_nothing(seen, sign_in, clerk):
    person = ParticipantFactory(name="Siti Rahayu")
    decide(person, clerk, foto=True, mitra=True)

    save(sign_in(Role.STAFF), person, seen=seen, ticked=["mitra"])

    assert not person.consents.filter(is_given=False).exists()


def test_the_form_carries_what_was_agreed_when_it_was_opened(sign_in, clerk):
    person = ParticipantFactory()
    decide(person, clerk, foto=True)

    form = sign_in(Role.STAFF).get(reverse("participant_edit", args=[person.pk])).context["form"]

    assert form["consents_seen"].value() == PHOTO
    assert form["consents"].value() == [PHOTO]


def test_agreeing_stands_before_withdrawing_in_the_story(clerk):
    person = ParticipantFactory()

    for is_given in (True, False):
        decide(person, clerk, foto=is_given)

    titles = [
        event.title.partition(":")[0]
        for event in story.of(person, clerk, homes=[], consents=person.consents.in_order())
    ]
    assert titles == ["Terdaftar", "Setuju", "Menarik persetujuan"]
