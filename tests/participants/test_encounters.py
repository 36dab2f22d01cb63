"""A coordinator sees and completes whom she meets in a bimtek at her rusunawa, while no home of theirs is known."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, RusunawaFactory, TrainingFactory, UserFactory
from tests.factories.participants import ResidenceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1, people=0, is_marked_by_coordinator=True)


@pytest.fixture
def coordinator(training):
    return UserFactory(role=Role.COORDINATOR, role__rusunawa=training.rusunawa)


def sees(user, person):
    return Participant.objects.visible_to(user).filter(pk=person.pk).exists()


def test_a_participant_without_a_home_is_seen_by_the_coordinator_of_the_place(training, coordinator):
    person = EnrolmentFactory(training=training).participant
    stranger = UserFactory(role=Role.COORDINATOR, role__rusunawa=RusunawaFactory())

    assert sees(coordinator, person)
    assert not sees(stranger, person)


def test_a_home_elsewhere_ends_it(training, coordinator):
    person = EnrolmentFactory(training=training).participant

    ResidenceFactory(participant=person, rusunawa=RusunawaFactory())

    assert not sees(coordinator, person)


def test_a_home_that_was_left_does_not_count(training, coordinator):
    person = EnrolmentFactory(training=training).participant

    ResidenceFactory(participant=person, moved_out_on=timezone.localdate() - timedelta(days=1))

    assert sees(coordinator, person)


def test_who_left_the_training_is_met_no_more(training, coordinator):
    enrolment = EnrolmentFactory(training=training)
    left = {"status": "withdrawn", "withdrawn_on": enrolment.enrolled_on, "withdrawn_reason": "Pindah"}

    type(enrolment).objects.filter(pk=enrolment.pk).update(**left)

    assert not sees(coordinator, enrolment.participant)


def test_she_completes_the_walk_in_she_added(training, sign_in):
    client = sign_in(Role.COORDINATOR, rusunawa=training.rusunawa)
    sent = {"name": "Ibu Baru", "is_resident": "on", "submission_key": str(uuid.uuid4())}
    client.post(reverse("walk_in_create", args=[training.pk]), sent)
    person = training.enrolments.get().participant

    home = client.get("/").content.decode()
    waiting = client.get(reverse("attention_list", args=["data-belum-lengkap"])).content.decode()
    said = {"name": "Ibu Baru", "sex": "P", "birth_date": "1985-02-05", "city": person.city_id}
    said["revision"] = person.revision
    answer = client.post(reverse("participant_edit", args=[person.pk]), said)

    assert reverse("attention_list", args=["data-belum-lengkap"]) in home
    assert reverse("participant_edit", args=[person.pk]) in waiting
    assert answer.status_code == 302
    assert person.residence.rusunawa == training.rusunawa
