"""Somebody who is on no list joins by name alone, and becomes a known person later."""

import uuid

import pytest
from django.urls import reverse

from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EnrolmentFactory, ParticipantFactory, RusunawaFactory, TrainingFactory
from tests.factories.participants import city
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1, people=1)


def address(training):
    return f"{reverse('walk_in_create', args=[training.pk])}?sesi={training.sessions.get().pk}"


def form(name="Ibu Baru", **values):
    return {"name": name, "submission_key": str(uuid.uuid4()), **values}


def test_a_walk_in_joins_by_name_alone_and_is_present(training, sign_in):
    sign_in(Role.STAFF).post(address(training), form())

    joined = training.enrolments.get(is_walk_in=True)
    assert joined.participant.name == "Ibu Baru"
    assert not joined.participant.is_complete
    assert joined.attendances.get().status == "H"


def test_a_double_click_adds_one_person(training, sign_in):
    client, sent = sign_in(Role.STAFF), form()

    answers = [client.post(address(training), sent) for _ in range(2)]

    assert Participant.objects.filter(name="Ibu Baru").count() == 1
    assert answers[0].url == answers[1].url


def test_a_known_name_is_offered_before_anything_is_written(training, sign_in):
    known = ParticipantFactory(name="Siti Rahayu")

    answer = sign_in(Role.STAFF).post(address(training), form("Siti Rahaju"))

    assert known.code in answer.content.decode()
    assert Participant.objects.filter(name="Siti Rahaju").count() == 0


def test_the_known_person_is_taken_when_chosen(training, sign_in):
    known = ParticipantFactory(name="Siti Rahayu")

    sign_in(Role.STAFF).post(address(training), form("Siti Rahaju", known=known.pk))

    assert training.enrolments.get(is_walk_in=True).participant == known


def test_a_person_of_another_place_cannot_be_smuggled_in(training, sign_in):
    elsewhere = ParticipantFactory(name="Siti Rahayu", lives_in=RusunawaFactory())
    training.is_marked_by_coordinator = True
    training.save()
    client = sign_in(Role.COORDINATOR, rusunawa=training.rusunawa)

    answer = client.post(address(training), form("Siti Rahayu", known=elsewhere.pk))

    assert answer.status_code == 422
    assert not training.enrolments.filter(participant=elsewhere).exists()


def test_a_full_training_adds_nobody_and_says_what_to_do(sign_in):
    training = TrainingFactory(days=1, people=1, quota=1)

    answer = sign_in(Role.STAFF).post(address(training), form("Ibu Baru"))

    assert "Kuota 1 orang sudah penuh" in answer.content.decode()
    assert "Ibu Baru" in answer.content.decode()
    assert not Participant.objects.filter(name="Ibu Baru").exists()


def test_a_walk_in_is_matched_and_the_marks_go_along(training, sign_in):
    client, known = sign_in(Role.STAFF), ParticipantFactory(name="Wati Kusuma")
    client.post(address(training), form("Ibu Wati", known=""))
    joined = training.enrolments.get(is_walk_in=True)

    client.post(reverse("walk_in_match", args=[training.pk, joined.pk]), {"participant": known.pk})

    joined.refresh_from_db()
    assert joined.participant == known
    assert joined.attendances.count() == 1
    assert not Participant.objects.filter(name="Ibu Wati").exists()


def test_a_walk_in_cannot_become_somebody_who_is_on_the_list_already(training, sign_in):
    client, listed = sign_in(Role.STAFF), training.enrolments.get().participant
    joined = EnrolmentFactory(training=training, participant=ParticipantFactory(walk_in=True), is_walk_in=True)

    answer = client.post(reverse("walk_in_match", args=[training.pk, joined.pk]), {"participant": listed.pk})

    assert "sudah ada di daftar bimtek ini" in answer.content.decode()


@pytest.fixture
def siti(training):
    return EnrolmentFactory(training=training, participant=ParticipantFactory(name="Siti Aminah"))


def test_somebody_on_the_list_is_named_with_the_number_and_nothing_is_written(training, siti, sign_in):
    answer = sign_in(Role.STAFF).post(address(training), form("SITI AMINAH"))

    page = answer.content.decode()
    assert f"Sudah nomor {siti.number} di daftar ini" in page
    assert f'name="listed" value="{siti.pk}"' in page
    assert f'name="known" value="{siti.participant_id}"' not in page
    assert not training.enrolments.filter(is_walk_in=True).exists()


def test_who_is_on_the_list_is_marked_present_for_the_day(training, siti, sign_in):
    answer = sign_in(Role.STAFF).post(address(training), form("Siti Aminah", listed=siti.pk))

    assert answer.status_code == 302
    assert siti.attendances.get().status == "H"
    assert not training.enrolments.filter(is_walk_in=True).exists()


def test_a_mark_that_is_there_stays(training, siti, sign_in):
    AttendanceFactory(enrolment=siti, session=training.sessions.get(), status="S")

    sign_in(Role.STAFF).post(address(training), form("Siti Aminah", listed=siti.pk))

    assert siti.attendances.get().status == "S"


def test_another_name_than_the_one_asked_about_is_asked_about_again(training, siti, sign_in):
    sent = form("Siti Aminah", known="", asked_about="Siti Badriah")

    answer = sign_in(Role.STAFF).post(address(training), sent)

    assert answer.status_code == 200
    assert "Sudah nomor" in answer.content.decode()


def test_a_new_person_at_a_rusunawa_lives_there_since_the_training_began(sign_in):
    training = TrainingFactory(starts_on=days_ago(3), days=1)

    sign_in(Role.STAFF).post(reverse("walk_in_create", args=[training.pk]), form(is_resident="on"))

    home = training.enrolments.get(is_walk_in=True).participant.residence
    assert (home.rusunawa, home.flat, home.moved_in_on) == (training.rusunawa, "", days_ago(3))


def test_somebody_from_elsewhere_is_given_no_home(training, sign_in):
    sign_in(Role.STAFF).post(address(training), form())

    assert training.enrolments.get(is_walk_in=True).participant.residence is None


def test_nobody_is_asked_to_be_a_resident_where_no_rusunawa_is(sign_in):
    training = TrainingFactory(rusunawa=None, venue_kind="lain", venue_name="Balai Kota", city=city(), days=1)

    page = sign_in(Role.STAFF).get(reverse("walk_in_create", args=[training.pk])).content.decode()

    assert 'name="is_resident"' not in page


def test_the_home_of_a_walk_in_goes_to_the_person_it_is_matched_with(training, sign_in):
    client, known = sign_in(Role.STAFF), ParticipantFactory(name="Wati Kusuma")
    client.post(address(training), form("Ibu Wati", known="", is_resident="on"))
    joined = training.enrolments.get(is_walk_in=True)

    client.post(reverse("walk_in_match", args=[training.pk, joined.pk]), {"participant": known.pk})

    assert known.residence.rusunawa == training.rusunawa
