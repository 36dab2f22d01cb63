"""Homes that come with a list or at the door: since when, and in which kecamatan."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participants.actions import residences
from participants.models import District, Residence
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago
from tests.programs.importing import SITI, send, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def cilincing():
    return District.objects.get(name="Cilincing")


@pytest.fixture
def place(cilincing):
    return RusunawaFactory(district=cilincing)


def test_who_takes_part_from_the_first_day_did_not_move_in_afterwards(place):
    person = ParticipantFactory()

    residences.house([Residence(participant=person, rusunawa=place)], since=days_ago(3))

    assert person.residence.moved_in_on == days_ago(3)


def test_a_new_home_begins_when_the_one_before_has_ended(place):
    person = ParticipantFactory()
    ResidenceFactory(participant=person, moved_out_on=days_ago(2))

    residences.house([Residence(participant=person, rusunawa=place)], since=days_ago(30))

    assert person.residence.moved_in_on == days_ago(1)


@pytest.mark.parametrize("until", [None, 0, 9])
def test_nobody_is_moved_out_of_a_home(until, place):
    last = None if until is None else timezone.localdate() + timedelta(days=until)
    home = ResidenceFactory(moved_out_on=last)

    residences.house([Residence(participant=home.participant, rusunawa=place)], since=days_ago(3))

    assert home.participant.residences.get() == home


def test_the_kecamatan_of_a_known_place_is_known(place, cilincing):
    person = ParticipantFactory(district=None)

    residences.house([Residence(participant=person, rusunawa=place)], since=days_ago(3))

    person.refresh_from_db()
    assert person.district == cilincing


def test_moving_takes_the_kecamatan_along(place, cilincing):
    person = ParticipantFactory(district=District.objects.get(name="Koja"))

    residences.settle(participant=person, home=Residence(rusunawa=place), rent=None)

    person.refresh_from_db()
    assert person.district == cilincing


def test_a_place_whose_kecamatan_is_unknown_leaves_the_stated_one(cilincing):
    person = ParticipantFactory(district=cilincing)

    residences.settle(participant=person, home=Residence(rusunawa=RusunawaFactory()), rent=None)

    person.refresh_from_db()
    assert person.district == cilincing


def test_a_list_that_comes_late_lets_people_live_there_since_the_training_began(place, cilincing):
    training, staff = TrainingFactory(starts_on=days_ago(3), rusunawa=place), UserFactory(role=Role.STAFF)

    write(send(training, [*SITI, "", place.name, "TW 5", "12"], by=staff), by=staff)

    person = training.enrolments.get().participant
    assert (person.residence.moved_in_on, person.residence.flat) == (days_ago(3), "Tower 5 / 12")
    assert person.district == cilincing
