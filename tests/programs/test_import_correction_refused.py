"""What a correction is refused for: a row that is not at hand, a cell that cannot be read."""

import pytest
from django.urls import reverse

from participants.models import City
from programs.actions import imports
from rusunpreneur.access import Role
from tests.factories import TrainingFactory, UserFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.importing import correct
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


def row(training, line=7):
    return reverse("import_row", args=[training.imports.get().public_id, line])


def entry_at(client, training, line):
    return preview(client, training).context["plan"].at(line)


def test_rows_that_are_not_in_the_list_are_not_found(client, training):
    assert [client.get(row(training, line)).status_code for line in (1, 5, 9, 10**12)] == [404] * 4


def test_a_city_corrects_no_row_of_another(client, training, sign_in):
    elsewhere = sign_in(Role.STAFF, city=City.objects.exclude(pk=training.city_id).first())

    answers = [elsewhere.get(row(training)), elsewhere.post(row(training), RIGHT)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert entry_at(client, training, 7).correction is None


@pytest.mark.parametrize("ended", ["written", "discarded"])
def test_a_list_that_is_done_with_takes_no_correction(client, training, ended):
    if ended == "written":
        write(client, training, skip_wrong="on")
    else:
        imports.discard(batch=training.imports.get(), by=None)

    answers = [client.get(row(training)), client.post(row(training), RIGHT)]

    assert {answer.url for answer in answers} == {training.imports.get().get_absolute_url()}
    assert "tidak bisa dikoreksi" in client.get(answers[1].url).content.decode()
    assert training.enrolments.count() == (1 if ended == "written" else 0)


def test_what_a_colleague_wrote_meanwhile_stands_beside_what_was_typed(client, training):
    rina = UserFactory(role=Role.STAFF, name="Rina Uji")
    correct(training.imports.get(), 7, {"name": "Nur Lain"}, by=rina)

    answer = client.post(row(training), RIGHT)
    form = answer.context["form"]
    again = client.post(row(training), {**RIGHT, "revision": form["revision"].value()})

    assert (answer.status_code, again.status_code) == (422, 302)
    assert "Rina Uji baru saja mengoreksi baris ini" in answer.content.decode()
    assert form["name"].help_text == "Di berkas (B7): NUR UJI. Ditulis Rina Uji: Nur Lain"


def test_where_the_nik_is_typed_nobody_is_sent_back_to_excel(client, training):
    form = client.post(row(training), RIGHT | {"nik": "3,17204E+15"}).context["form"]

    assert form["nik"].errors == [
        "NIK tersimpan sebagai angka, jadi Excel sudah membulatkan angka ke-16. Ketik lagi NIK-nya dari KTP."
    ]
