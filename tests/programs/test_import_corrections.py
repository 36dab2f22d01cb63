"""A wrong row is set right before the list is written; what the file says stays as it is."""

import json

import pytest

from participants.models import Participant, Rusunawa
from programs.importing.plan import Plan
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, TrainingFactory, UserFactory
from tests.programs.importing import NIK_OF_NUR, NIK_OF_SITI, NUR, SITI, choose, correct, people_of, send, write

pytestmark = pytest.mark.django_db
WRONG_DAY = ["SITI UJI", "", "P", "31/02/1985"]
RIGHT_DAY = {"name": "Siti Uji", "sex": "P", "birth_date": "1985-02-05"}


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


@pytest.fixture
def training():
    return TrainingFactory(rusunawa=Rusunawa.objects.get(slug="nagrak"))


def entries(batch, staff):
    return Plan.of(batch, staff).entries


def test_a_corrected_row_is_written_as_it_was_corrected(training, staff):
    batch = send(training, WRONG_DAY, by=staff)

    batch = correct(batch, 2, RIGHT_DAY, by=staff)
    write(batch, by=staff)

    assert people_of(training) == [(1, "Siti Uji", "enrolled")]
    assert Participant.objects.get().birth_date.isoformat() == "1985-02-05"


def test_the_file_stays_as_it_was_sent(training, staff):
    batch = send(training, WRONG_DAY, by=staff)
    sent = json.loads(batch.rows)["rows"]

    batch = correct(batch, 2, RIGHT_DAY, by=staff)

    assert json.loads(batch.rows)["rows"] == sent
    assert send(training, WRONG_DAY, by=staff) == batch


def test_a_corrected_row_is_looked_for_among_the_people_we_know(training, staff):
    siti = ParticipantFactory(name="Siti Uji", nik=NIK_OF_SITI)
    batch = send(training, ["SITI UJI", "317204", "P", ""], by=staff)

    [entry] = entries(correct(batch, 2, {"name": "Siti Uji", "nik": NIK_OF_SITI}, by=staff), staff)

    assert (entry.state, entry.known) == ("cocok", siti)


def test_a_corrected_row_may_turn_out_to_stand_in_the_file_twice(training, staff):
    batch = send(training, SITI, ["SITI UJI", "317204", "P", "05/02/1985"], by=staff)

    entry = entries(correct(batch, 3, {"name": "Siti Uji", "nik": NIK_OF_SITI}, by=staff), staff)[1]

    assert (entry.state, entry.repeats) == ("ganda", 2)


def test_either_of_two_rows_with_one_nik_may_be_corrected(training, staff):
    batch = send(training, ["SITI UJI", NIK_OF_NUR, "P", ""], NUR, by=staff)

    before = [entry.state for entry in entries(batch, staff)]
    batch = correct(batch, 2, {"name": "Siti Uji", "nik": NIK_OF_SITI, "sex": "P"}, by=staff)

    assert before == ["baru", "salah"]
    assert [entry.state for entry in entries(batch, staff)] == ["baru", "baru"]


def test_a_row_that_is_left_out_makes_no_other_row_wrong(training, staff):
    batch = send(training, ["SITI UJI", NIK_OF_NUR, "P", ""], NUR, by=staff)

    choose(batch, 2, "lewati", by=staff)
    batch.refresh_from_db()

    assert [entry.state for entry in entries(batch, staff)] == ["lewati", "baru"]


def test_a_nik_that_was_typed_is_held_against_the_other_cells(training, staff):
    batch = send(training, ["SITI UJI", "317204", "P", "06/02/1985"], by=staff)

    said = {"name": "Siti Uji", "nik": NIK_OF_SITI, "sex": "P", "birth_date": "1985-02-06"}
    [entry] = entries(correct(batch, 2, said, by=staff), staff)

    assert [code for code, _ in entry.row.warnings] == ["birth_date"]
    assert entry.needs_reason
