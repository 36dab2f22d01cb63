"""Whoever is not written is named with the reason, before in a file of their own and afterwards on the result."""

import json
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.spreadsheets import NAGRAK
from tests.programs.spreadsheets.honest import replaced

pytestmark = pytest.mark.django_db
SITI = NAGRAK[5]
#: Row 7 bears the NIK of row 6 under another name, row 8 is row 6 again, row 9 is right.
TWICE = [*NAGRAK[:6], replaced(NAGRAK, 7, 3, SITI[2])[6], SITI, NAGRAK[7]]


@pytest.fixture
def training():
    return TrainingFactory(days=1)


@pytest.fixture
def client(sign_in):
    return sign_in(Role.STAFF)


def handed_back(client, training):
    answer = client.get(reverse("import_wrong_rows", args=[training.imports.get().public_id]))
    _, *rows = openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    return rows


def test_every_row_that_is_left_out_comes_back_with_its_cells_and_its_reason(client, training):
    send(client, training, TWICE)
    write(client, training, choice_9="lewati", do="save")

    rows = handed_back(client, training)

    assert [row[1] for row in rows] == ["NUR UJI", "SITI UJI", "DEWI UJI"]
    assert [row[2] for row in rows] == [SITI[2], SITI[2], ""]
    assert [row[-1] for row in rows] == [
        "C7: NIK sama dengan baris 6, tetapi namanya lain",
        "Orang yang sama dengan baris 6",
        "Dilewati atas pilihan petugas",
    ]


def test_words_for_nothing_come_back_as_they_stood(client, training):
    send(client, training, replaced(replaced(NAGRAK, 7, 7, "tidak punya"), 7, 3, "317204"))

    [row] = handed_back(client, training)

    assert row[6] == "tidak punya"


def test_the_result_names_who_was_left_out_and_why(client, training):
    send(client, training, TWICE)

    write(client, training, skip_wrong="on")

    page = preview(client, training).content.decode()
    assert training.imports.get().left_out == [
        [7, "Nur Uji", "C7: NIK sama dengan baris 6, tetapi namanya lain"],
        [8, "Siti Uji", "Orang yang sama dengan baris 6"],
    ]
    assert "Dilewati 2 baris." in page
    assert "Baris 7 · C7: NIK sama dengan baris 6, tetapi namanya lain" in page


def test_of_those_who_were_left_out_only_name_and_reason_are_kept_out_of_the_history(client, training):
    send(client, training, TWICE)

    write(client, training, skip_wrong="on")

    batch = training.imports.get()
    assert json.loads(batch.rows).keys() == {"left_out"}
    assert SITI[2] not in batch.rows
    assert "Nur Uji" not in json.dumps([batch.summary, *batch.events.values("summary")])


def test_a_list_that_was_written_whole_is_forgotten_whole(client, training):
    send(client, training)

    write(client, training)

    assert training.imports.get().rows is None
    assert "Tidak ikut ditulis" not in preview(client, training).content.decode()
