"""A card that is scanned at the door: its code stands on the sheet, or leads to who it is."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, ParticipantFactory, RusunawaFactory, TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1, people=1)


def walk_in(client, training, code):
    return client.get(reverse("walk_in_create", args=[training.pk]), {"sesi": training.sessions.get().pk, "kode": code})


def sheet(client, training):
    return client.get(reverse("training_sheet", args=[training.pk])).content.decode()


def test_the_sheet_knows_the_code_of_everybody_on_it(training, sign_in):
    page = sheet(sign_in(Role.STAFF), training)

    assert f'data-code="{training.enrolments.get().participant.code}"' in page


def test_only_those_who_may_mark_may_scan(training, sign_in):
    here = {"rusunawa": training.rusunawa}

    assert "data-sheet-scan" in sheet(sign_in(Role.STAFF), training)
    assert "data-sheet-scan" not in sheet(sign_in(Role.COORDINATOR, **here), training)


def test_a_day_to_come_cannot_be_scanned(sign_in):
    training = TrainingFactory(people=1)

    assert "data-sheet-scan" not in sheet(sign_in(Role.STAFF), training)


def test_the_card_of_somebody_who_is_not_on_the_list_offers_to_add_them(training, sign_in):
    client, person = sign_in(Role.STAFF), ParticipantFactory(name="Siti Rahayu")

    page = walk_in(client, training, person.code).content.decode()
    client.post(
        f"{reverse('walk_in_create', args=[training.pk])}?sesi={training.sessions.get().pk}&kode={person.code}",
        {"name": "Siti Rahayu", "known": person.pk, "submission_key": "8d7c6a52-3f1e-4f6a-9a55-5f1b2f3c4d5e"},
    )

    assert "Siti Rahayu" in page
    assert f'value="{person.pk}"' in page
    assert training.enrolments.get(participant=person).attendances.get().status == "H"


def test_the_card_of_somebody_who_waits_for_a_seat_says_so(training, sign_in):
    waiting = EnrolmentFactory(training=training, status="waiting")

    page = walk_in(sign_in(Role.STAFF), training, waiting.participant.code).content.decode()

    assert "Di daftar tunggu bimtek ini" in page


@pytest.mark.parametrize("code", ["RP-999999", "RP-99999999999999999999999", "<b>", "RP-\x00", "halo", "RP-000000"])
def test_a_code_that_nobody_has_asks_for_the_name(code, training, sign_in):
    answer = walk_in(sign_in(Role.STAFF), training, code)

    assert answer.status_code == 200
    assert "tidak dikenal di wilayah Anda" in answer.content.decode()


def test_the_card_of_another_place_tells_nothing(training, sign_in):
    training.is_marked_by_coordinator = True
    training.save()
    stranger = ParticipantFactory(name="Wati Rahasia", lives_in=RusunawaFactory())

    page = walk_in(sign_in(Role.COORDINATOR, rusunawa=training.rusunawa), training, stranger.code).content.decode()

    assert "Wati Rahasia" not in page
    assert "tidak dikenal di wilayah Anda" in page
