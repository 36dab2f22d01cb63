"""Who corrected what of a list is kept; colleagues see it, and nobody overwrites another unseen."""

import json

import pytest
from django.core.exceptions import ValidationError

from programs.actions import imports
from programs.importing.plan import Plan
from rusunpreneur.access import Role
from tests.factories import TrainingFactory, UserFactory
from tests.programs.importing import NIK_OF_SITI, SITI, choose, correct, send, write

pytestmark = pytest.mark.django_db
WRONG_DAY = ["SITI UJI", "", "P", "31/02/1985"]
RIGHT_DAY = {"name": "Siti Uji", "sex": "P", "birth_date": "1985-02-05"}


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


@pytest.fixture
def training():
    return TrainingFactory()


def entries(batch, staff):
    return Plan.of(batch, staff).entries


def test_a_correction_says_who_made_it_and_which_cells(training, staff):
    batch = send(training, WRONG_DAY, by=staff)

    [entry] = entries(correct(batch, 2, RIGHT_DAY, by=staff), staff)

    assert (entry.correction.by, entry.correction.labels) == (str(staff), "Tanggal lahir")


def test_what_was_corrected_is_remembered_after_the_rows_are_forgotten_without_what_stood_there(training, staff):
    batch = send(training, ["SITI UJI", "317204", "P", ""], by=staff)
    correct(batch, 2, {"name": "Siti Uji", "nik": NIK_OF_SITI, "sex": "P"}, by=staff)
    batch.refresh_from_db()

    write(batch, by=staff)

    batch.refresh_from_db()
    assert batch.rows is None
    assert batch.summary["corrected"]["2"].keys() == {"fields", "by", "at"}
    assert batch.summary["corrected"]["2"]["fields"] == "NIK"
    assert NIK_OF_SITI not in json.dumps([list(batch.events.values("summary", "filename")), batch.summary])


def test_a_row_that_says_what_the_file_says_is_not_corrected(training, staff):
    batch = send(training, SITI, by=staff)

    said = {"name": "Siti Uji", "nik": NIK_OF_SITI, "sex": "P", "birth_date": "1985-02-05"}
    [entry] = entries(correct(batch, 2, said, by=staff), staff)

    assert entry.correction is None


def test_a_correction_is_taken_back(training, staff):
    batch = correct(send(training, WRONG_DAY, by=staff), 2, RIGHT_DAY, by=staff)

    [entry] = entries(correct(batch, 2, None, revision=1, by=staff), staff)

    assert (entry.state, entry.correction) == ("salah", None)


def test_what_was_decided_about_a_row_is_decided_anew_once_it_is_corrected(training, staff):
    batch = choose(send(training, WRONG_DAY, by=staff), 2, "lewati", by=staff)

    [entry] = entries(correct(batch, 2, RIGHT_DAY, by=staff), staff)

    assert entry.state == "baru"


def test_the_correction_of_a_colleague_is_not_overwritten_unseen(training, staff):
    rina = UserFactory(role=Role.STAFF, name="Rina Uji")
    batch = correct(send(training, WRONG_DAY, by=staff), 2, RIGHT_DAY, by=rina)

    with pytest.raises(ValidationError, match="baru saja mengoreksi baris ini") as refused:
        correct(batch, 2, {"name": "Siti Lain"}, by=staff)

    assert refused.value.code == "stale"
    assert correct(batch, 2, {"name": "Siti Lain"}, revision=1, by=staff)


def test_two_staff_correct_two_rows(training, staff):
    batch = send(training, WRONG_DAY, ["NUR UJI", "12"], by=staff)

    correct(batch, 2, RIGHT_DAY, by=staff)
    batch = correct(batch, 3, {"name": "Nur Uji"}, by=UserFactory(role=Role.STAFF))

    assert [entry.state for entry in entries(batch, staff)] == ["baru", "baru"]


def test_what_was_corrected_since_the_preview_is_looked_at_again(training, staff):
    batch = send(training, SITI, by=staff)
    seen = Plan.of(batch, staff).fingerprint
    batch = correct(batch, 2, {"name": "Siti Rahayu Uji", "nik": NIK_OF_SITI}, by=staff)

    with pytest.raises(ValidationError, match="Data berubah"):
        imports.apply(batch=batch, seen=seen, skip_wrong=False, by=staff)


def test_nothing_is_corrected_after_the_list_was_written(training, staff):
    batch = write(send(training, SITI, by=staff), by=staff)

    with pytest.raises(ValidationError, match="sudah ditulis"):
        correct(batch, 2, RIGHT_DAY, by=staff)
