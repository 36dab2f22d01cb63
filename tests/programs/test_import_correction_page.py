"""A row is opened from the preview, set right, and seen again as what it is now."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.spreadsheets import NAGRAK
from tests.programs.spreadsheets.honest import replaced

pytestmark = pytest.mark.django_db
WRONG = replaced(replaced(NAGRAK, 7, 6, "31/02/1990"), 8, 3, "<b>12</b>")
RIGHT = {"name": "Nur Uji", "birth_date": "28/02/1990", "revision": "0"}


@pytest.fixture
def training():
    return TrainingFactory(days=1)


@pytest.fixture
def client(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training, WRONG)
    return client


def row(training, line=7, query=""):
    return reverse("import_row", args=[training.imports.get().public_id, line]) + query


def entry_at(client, training, line):
    return preview(client, training).context["plan"].at(line)


def test_a_wrong_cell_is_shown_as_it_stands_with_what_is_wrong_beside_it(client, training):
    form = client.get(row(training)).context["form"]

    assert form["birth_date"].value() == "31/02/1990"
    assert form["birth_date"].errors == ["Tanggal 31/02/1990 tidak ada."]
    assert form["birth_date"].help_text == "Di berkas (F7): 31/02/1990"
    assert form["name"].value() == "Nur Uji"
    assert list(form.errors) == ["birth_date"]


def test_what_a_file_says_is_never_taken_for_markup(client, training):
    page = client.get(row(training, 8)).content.decode()

    assert "&lt;b&gt;12&lt;/b&gt;" in page
    assert "<b>12</b>" not in page


def test_a_row_is_set_right_and_the_list_written(client, training):
    answer = client.post(row(training, query="?lihat=salah"), RIGHT)
    page = client.get(answer.url).content.decode()
    client.post(row(training, 8), {"name": "Dewi Uji", "revision": "0"})
    write(client, training)

    assert answer.url == training.imports.get().get_absolute_url() + "?lihat=salah#baris-7"
    assert "Baris 7 dikoreksi. Sekarang: orang baru." in page
    assert training.enrolments.get(number=2).participant.birth_date.isoformat() == "1990-02-28"
    assert "Baris 7 dikoreksi" in preview(client, training).content.decode()


def test_the_preview_says_who_corrected_a_row(client, training):
    client.post(row(training), RIGHT)

    page = " ".join(preview(client, training).content.decode().split())
    by = training.imports.get().uploaded_by
    assert "birth_date" in entry_at(client, training, 7).correction.fields
    assert f"Dikoreksi oleh {by}, " in page


def test_a_cell_that_is_still_wrong_keeps_what_was_typed(client, training):
    answer = client.post(row(training), {**RIGHT, "birth_date": "30/02/1990"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["birth_date"] == ["Tanggal 30/02/1990 tidak ada."]
    assert answer.context["form"]["birth_date"].value() == "30/02/1990"
    assert entry_at(client, training, 7).state == "salah"


def test_one_wrong_row_leads_to_the_next(client, training):
    answers = [client.post(row(training, line), {**RIGHT, "do": "next"}).url for line in (7, 8)]

    assert answers[0] == row(training, 8)
    assert answers[1].endswith("#baris-8")


def test_choices_that_were_made_are_kept_when_a_row_is_opened(client, training):
    seen = preview(client, training).context["plan"].fingerprint

    answer = client.post(training.imports.get().get_absolute_url(), {"seen": seen, "choice_6": "lewati", "open": "7"})

    assert answer.url == row(training)
    assert entry_at(client, training, 6).state == "lewati"


def test_a_nik_that_nobody_doubts_is_not_shown_and_stays(client, training):
    page = client.get(row(training, 6))
    client.post(row(training, 6), {"name": "Siti Rahayu", "nik": "", "keeps_nik": "on", "revision": "0"})

    assert "3172044502850001" not in page.content.decode()
    assert page.context["form"]["keeps_nik"].value()
    assert entry_at(client, training, 6).row.values["nik"] == "3172044502850001"


def test_a_row_goes_back_to_what_the_file_says(client, training):
    client.post(row(training), RIGHT)

    client.post(row(training), {"do": "restore", "revision": "1"})

    assert entry_at(client, training, 7).correction is None
