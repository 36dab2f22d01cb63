"""A cell that may as well be empty keeps nobody out: staff let the row be written without it."""

import pytest

from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.spreadsheets import NAGRAK
from tests.programs.spreadsheets.honest import replaced

pytestmark = pytest.mark.django_db
BAD_PHONE = replaced(NAGRAK, 7, 7, "pinjam tetangga")
BAD_BOTH = replaced(BAD_PHONE, 8, 6, "31/02/1979")
BAD_NIK = replaced(BAD_PHONE, 7, 3, "317204")


@pytest.fixture
def training():
    return TrainingFactory(days=1)


@pytest.fixture
def client(sign_in):
    return sign_in(Role.STAFF)


def states(client, training):
    return [entry.state for entry in preview(client, training).context["plan"].entries]


def test_one_row_is_written_without_what_cannot_be_read(client, training):
    send(client, training, BAD_BOTH)

    write(client, training, choice_7="", without_7="on", skip_wrong="on")

    nur = training.enrolments.get(number=2).participant
    assert (nur.name, nur.phone, nur.birth_date.year) == ("Nur Uji", "", 1990)
    assert training.enrolments.count() == 2


def test_all_such_rows_are_written_with_one_tick(client, training):
    send(client, training, BAD_BOTH)

    write(client, training, all_without="on")

    assert training.enrolments.count() == 3


def test_a_nik_that_cannot_be_read_stays_wrong(client, training):
    send(client, training, BAD_NIK)

    page = preview(client, training)
    answer = write(client, training, choice_7="", without_7="on", all_without="on")

    assert "without_7" not in page.context["form"].fields
    assert answer.status_code == 422
    assert training.enrolments.count() == 0


def test_the_preview_says_what_is_left_empty(client, training):
    send(client, training, BAD_PHONE)

    write(client, training, choice_7="", without_7="on", do="save")

    page = preview(client, training)
    assert "G7: nomor HP “pinjam tetangga” tidak dikenal, jadi dibiarkan kosong" in page.content.decode()
    assert states(client, training) == ["baru", "baru", "baru"]
    assert page.context["form"]["without_7"].value() is True


def test_a_tick_is_taken_back(client, training):
    send(client, training, BAD_PHONE)
    write(client, training, choice_7="", without_7="on", do="save")

    write(client, training, choice_7="", do="save")

    assert states(client, training) == ["baru", "salah", "baru"]


def test_what_was_ticked_for_all_stays_ticked_when_something_else_holds_the_list_back(client, training):
    send(client, training, replaced(BAD_BOTH, 6, 3, "317204"))

    refused = write(client, training, all_without="on")

    form = refused.context["form"]
    assert [form[f"without_{line}"].value() for line in (7, 8)] == [True, True]
    assert "1 baris masih salah" in refused.content.decode()


def test_a_nik_that_does_not_fit_is_still_asked_about(client, training):
    send(client, training, replaced(BAD_PHONE, 7, 4, "L"))

    refused = write(client, training, all_without="on")

    assert "belum ada alasannya" in refused.content.decode()


def test_the_result_says_which_cells_were_left_empty_and_not_what_stood_there(client, training):
    send(client, training, BAD_PHONE)

    write(client, training, all_without="on")

    page = preview(client, training).content.decode()
    assert training.imports.get().summary["left_empty"] == {"7": "Nomor HP"}
    assert "1 baris ditulis tanpa sebagian isiannya</b>: baris 7 (Nomor HP)" in page
    assert "pinjam tetangga" not in page


def test_the_result_says_where_only_the_first_of_several_phones_is_kept(client, training):
    send(client, training, replaced(NAGRAK, 7, 7, "0812 3456 7890 / 0857-1234-5678"))

    write(client, training)

    page = preview(client, training).content.decode()
    assert training.imports.get().summary["left_empty"] == {}
    assert "Hanya nomor HP pertama yang disimpan</b>: baris 7" in page
    assert "ditulis tanpa" not in page
