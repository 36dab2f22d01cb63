"""From the signed paper: who was not there, typed by row number beside the photograph."""

import pytest
from django.urls import reverse

from programs.models import Attendance
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return TrainingFactory(days=1, people=3).sessions.get()


def type_numbers(client, session, **typed):
    return client.post(reverse("session_exceptions", args=[session.training_id, session.pk]), typed)


def marks():
    return dict(Attendance.objects.values_list("enrolment__number", "status"))


def test_exceptions_are_typed_by_row_number_and_the_rest_was_present(session, sign_in):
    type_numbers(sign_in(Role.STAFF), session, I="2", A="3", fill="on")

    assert marks() == {1: "H", 2: "I", 3: "A"}


def test_without_the_rest_only_what_is_typed_is_marked(session, sign_in):
    type_numbers(sign_in(Role.STAFF), session, S="1, 3")

    assert marks() == {1: "S", 3: "S"}


def test_a_stretch_of_numbers_is_written_with_a_dash(session, sign_in):
    type_numbers(sign_in(Role.STAFF), session, A="1 - 3")

    assert marks() == {1: "A", 2: "A", 3: "A"}


@pytest.mark.parametrize("typed", ["3-1", "1-2-3", "-2", "satu"])
def test_what_is_no_number_is_said_in_words(session, sign_in, typed):
    answer = type_numbers(sign_in(Role.STAFF), session, A=typed)

    assert "bukan nomor urut" in answer.content.decode()
    assert not marks()


def test_what_somebody_else_marked_meanwhile_is_shown_before_it_is_overwritten(session, sign_in):
    client = sign_in(Role.STAFF)
    AttendanceFactory(enrolment=session.training.enrolments.get(number=2), session=session, status="H")

    answer = type_numbers(client, session, I="2", A="3", seen="")

    assert answer.status_code == 422
    assert "Nomor 2 baru saja dicatat hadir" in answer.content.decode()
    assert answer.context["exceptions"]["I"].value() == "2"
    assert marks() == {2: "H", 3: "A"}
    type_numbers(client, session, I="2", A="3", seen=answer.context["exceptions"]["seen"].value())
    assert marks() == {2: "I", 3: "A"}


def test_the_rest_never_overwrites_a_mark(session, sign_in):
    AttendanceFactory(enrolment=session.training.enrolments.get(number=1), session=session, status="S")

    type_numbers(sign_in(Role.STAFF), session, fill="on")

    assert marks() == {1: "S", 2: "H", 3: "H"}


def test_a_finished_training_is_not_marked_from_the_paper(sign_in):
    session = TrainingFactory(days=1, people=1, finished=True).sessions.get()

    answer = type_numbers(sign_in(Role.STAFF), session, I="1")

    assert "sudah ditutup" in answer.content.decode() or answer.status_code == 422
    assert not marks()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"I": "9"}, "Nomor 9 tidak ada"), ({"I": "2", "S": "2"}, "Nomor 2 sudah ditulis"), ({"A": "dua"}, "bukan nomor")],
)
def test_a_wrong_number_is_said_and_nothing_is_written(session, sign_in, typed, sentence):
    answer = type_numbers(sign_in(Role.STAFF), session, **typed)

    assert sentence in answer.content.decode()
    assert not marks()


def test_nothing_typed_says_that_nothing_changed(session, sign_in):
    client = sign_in(Role.STAFF)
    type_numbers(client, session, A="2")
    client.get(reverse("session_evidence", args=[session.training_id, session.pk]))

    for typed in ({}, {"A": "2", "seen": "2A"}):
        answer = type_numbers(client, session, **typed)
        page = client.get(answer.url).content.decode()
        assert "Tidak ada yang berubah." in page
        assert "tersimpan" not in page
