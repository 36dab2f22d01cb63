"""One page tells a person's whole story in the order it happened, each step linked to where it comes from."""

from datetime import date

import pytest

from participants import story
from programs.models import Enrolment, Session
from rusunpreneur.access import Role
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ParticipantFactory,
    ResidenceFactory,
    RusunawaFactory,
    SessionFactory,
    TrainingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return RusunawaFactory(name="Rusunawa Bambu Kuning")


@pytest.fixture
def person(home):
    somebody = ParticipantFactory(name="Siti Rahayu", registered_on=date(2023, 6, 1))
    ResidenceFactory(participant=somebody, rusunawa=home, moved_in_on=date(2022, 1, 1))
    return somebody


def training(home, **given):
    return TrainingFactory(
        name="Bimtek Anyam",
        rusunawa=home,
        city=home.city,
        starts_on=date(2024, 2, 26),
        ends_on=date(2024, 2, 29),
        **given,
    )


def told(person, user=None):
    homes = person.residences.select_related("rusunawa").prefetch_related("rents")
    return story.of(person, user or UserFactory(role=Role.STAFF), homes=homes, consents=person.consents.in_order())


def titles(person):
    return [event.title for event in told(person)]


def test_what_happened_stands_in_time_order(person, home):
    EnrolmentFactory(participant=person, training=training(home))

    assert titles(person) == ["Tinggal di Rusunawa Bambu Kuning", "Terdaftar", "Ikut Bimtek Anyam"]
    days = [event.on for event in told(person)]
    assert days == sorted(days)


def test_a_training_tells_how_much_of_it_was_attended(person, home):
    enrolment = EnrolmentFactory(participant=person, training=training(home), status=Enrolment.Status.COMPLETED)
    for day, status in ((26, "H"), (27, "H"), (28, "H"), (29, "A")):
        session = SessionFactory(training=enrolment.training, on=date(2024, 2, day), status=Session.Status.HELD)
        AttendanceFactory(enrolment=enrolment, session=session, status=status)

    event = told(person)[-1]

    assert event.title == "Menuntaskan Bimtek Anyam"
    assert "hadir 24 dari 32 JP (75%)" in event.detail
    assert event.href == enrolment.training.get_absolute_url()


def test_leaving_a_training_is_told_with_its_reason(person, home):
    EnrolmentFactory(
        participant=person,
        training=training(home),
        status=Enrolment.Status.WITHDRAWN,
        withdrawn_on=date(2024, 2, 27),
        withdrawn_reason="Mulai bekerja",
    )

    joined, left = told(person)[-2:]

    assert joined.title == "Ikut Bimtek Anyam"
    assert (left.title, left.detail) == ("Mengundurkan diri dari Bimtek Anyam", "Mulai bekerja")


def test_who_waits_did_not_take_part(person, home):
    EnrolmentFactory(participant=person, training=training(home), status=Enrolment.Status.WAITING)

    assert "Menunggu tempat di Bimtek Anyam" in titles(person)
    assert "Ikut Bimtek Anyam" not in titles(person)


def test_a_training_of_another_place_is_told_without_a_link(person, home):
    EnrolmentFactory(participant=person, training=training(RusunawaFactory(name="Rusunawa Jauh")))

    event = told(person, UserFactory(role=Role.COORDINATOR, role__rusunawa=home))[-1]

    assert event.title == "Ikut Bimtek Anyam"
    assert event.href == ""


def test_the_page_shows_the_story(person, home, sign_in):
    taken = EnrolmentFactory(participant=person, training=training(home)).training

    page = sign_in(Role.STAFF).get(person.get_absolute_url()).content.decode()

    assert "Ikut Bimtek Anyam" in page
    assert taken.get_absolute_url() in page
