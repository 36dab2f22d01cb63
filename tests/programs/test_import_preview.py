"""The preview of a list: what is wrong, what is doubtful, what staff decide, and files that go out."""

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


@pytest.fixture
def training():
    return TrainingFactory(days=1)


def test_a_problem_is_shown_with_its_cell_and_stops_the_write(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training, replaced(NAGRAK, 7, 6, "31/02/1990"))

    page = preview(client, training).content.decode()
    answer = write(client, training)

    assert "F7: tanggal 31/02/1990 tidak ada" in page
    assert answer.status_code == 422
    assert training.enrolments.count() == 0


def test_wrong_rows_are_left_out_on_purpose(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training, replaced(NAGRAK, 7, 6, "31/02/1990"))

    write(client, training, skip_wrong="on")

    assert training.enrolments.count() == 2


def test_wrong_rows_come_back_as_text_with_what_is_wrong(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training, replaced(replaced(NAGRAK, 7, 6, "31/02/1990"), 7, 5, "=1+1"))

    answer = client.get(reverse("import_wrong_rows", args=[training.imports.get().public_id]))

    titles, row = openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows()
    assert [cell.value for cell in titles[1:4]] == ["Nama", "NIK", "Jenis kelamin"]
    assert {cell.data_type for cell in row if cell.value} == {"s"}
    assert row[-1].value == "F7: tanggal 31/02/1990 tidak ada"


def test_the_template_is_a_list_that_we_read(training, sign_in):
    client = sign_in(Role.STAFF)
    book = openpyxl.load_workbook(BytesIO(client.get(reverse("import_template")).content))
    book.worksheets[0]["B2"] = "Siti Uji"
    filled = BytesIO()
    book.save(filled)

    send(client, training, data=filled.getvalue())

    assert [entry.name for entry in preview(client, training).context["plan"].entries] == ["Siti Uji"]
