"""The daftar hadir to print and sign."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, ParticipantFactory, RusunawaFactory, SessionFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
HOSTILE = ["=1+1", "+SUM(A1)", "-2", "@x", "=cmd|' /C calc'!A0", "#let $x$ *tebal* _m_ <a> \\ [", "https://contoh.id"]


@pytest.fixture
def training():
    return TrainingFactory(days=2, people=3)


def pdf(client, training, query=""):
    return client.get(reverse("training_sheet_pdf", args=[training.pk]) + query)


def text_of(answer):
    return [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]


def test_the_print_has_one_sheet_a_day_with_everybody_on_it(training, sign_in):
    pages = text_of(pdf(sign_in(Role.STAFF), training))

    assert len(pages) == 2
    for page in pages:
        assert "DAFTAR HADIR PESERTA" in page
        assert "Halaman 1 dari 1" in page
        assert all(row.participant.name in page for row in training.enrolments.all())


def test_one_day_can_be_printed_alone(training, sign_in):
    pages = text_of(pdf(sign_in(Role.STAFF), training, f"?sesi={training.sessions.last().pk}"))

    assert len(pages) == 1


def test_a_day_of_another_training_cannot_be_printed(training, sign_in):
    elsewhere = TrainingFactory(days=1).sessions.get()

    assert pdf(sign_in(Role.STAFF), training, f"?sesi={elsewhere.pk}").status_code == 404
    assert pdf(sign_in(Role.STAFF), training, "?sesi=x").status_code == 404


def test_without_a_session_there_is_nothing_to_print(sign_in):
    training = TrainingFactory(people=2)

    answer = pdf(sign_in(Role.STAFF), training)

    assert answer.url == reverse("training_sheet", args=[training.pk])


def test_a_sign_that_no_font_has_does_not_stop_the_print(training, sign_in):
    EnrolmentFactory(training=training, participant=ParticipantFactory(name="Siti \U0001f600 Rahayu"))

    pages = text_of(pdf(sign_in(Role.STAFF), training))

    assert "Rahayu" in pages[0]


def test_long_lists_repeat_the_head_and_number_their_pages(sign_in):
    training = TrainingFactory(days=1, people=45, quota=60)

    pages = text_of(pdf(sign_in(Role.STAFF), training))

    assert len(pages) > 1
    assert all("Tanda tangan" in page for page in pages)
    assert f"Halaman 2 dari {len(pages)}" in pages[1]


@pytest.mark.parametrize(("people", "pages"), [(12, 1), (18, 1), (24, 2)])
def test_nobody_signs_for_a_page_without_a_line_to_write_on(people, pages, sign_in):
    training = TrainingFactory(days=1, people=people, quota=40)

    *before, last = text_of(pdf(sign_in(Role.STAFF), training))

    assert len(before) == pages - 1
    assert "Datang tanpa terdaftar" in last
    assert "Mengetahui" in last
    assert not any("Datang tanpa terdaftar" in page for page in before)


def test_the_print_shows_no_nik_and_nobody_who_has_left(training, sign_in):
    known = ParticipantFactory(name="Siti Rahayu", nik="3172044502859001")
    EnrolmentFactory(training=training, participant=known)
    EnrolmentFactory(
        training=training,
        participant=ParticipantFactory(name="Wati Pindah"),
        status="withdrawn",
        enrolled_on=days_ago(2),
        withdrawn_on=days_ago(2),
        withdrawn_reason="Pindah",
    )

    text = " ".join(text_of(pdf(sign_in(Role.STAFF), training)))

    assert "Siti Rahayu" in text
    assert "Wati Pindah" not in text
    assert not re.search(r"\d{5}", text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_printed_as_it_is(name, training, sign_in):
    ParticipantFactory._meta.model.objects.filter(enrolments__training=training).update(name=name)

    text = " ".join(text_of(pdf(sign_in(Role.STAFF), training)))

    assert re.sub(r"\s", "", name) in re.sub(r"\s", "", text)


def test_several_sessions_of_one_day_each_have_their_sheet(training, sign_in):
    morning = training.sessions.in_order().first()
    SessionFactory(training=training, on=morning.on, starts_at="15:30", ends_at="17:00", lesson_hours=2)

    pages = text_of(pdf(sign_in(Role.STAFF), training))

    assert [re.search(r"\d\d\.\d\d–\d\d\.\d\d WIB \(\d JP\)", page)[0] for page in pages[:2]] == [
        "08.00–15.00 WIB (8 JP)",
        "15.30–17.00 WIB (2 JP)",
    ]


def test_the_print_is_tagged_and_stays_out_of_caches(training, sign_in):
    answer = pdf(sign_in(Role.STAFF), training)

    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("role", "status"), [(Role.STAFF, 200), (Role.ADMIN, 200), (Role.OFFICIAL, 403), (Role.QC, 403)]
)
def test_names_are_only_for_those_who_work_with_the_sheet(training, sign_in, role, status):
    assert pdf(sign_in(role), training).status_code == status


def test_the_sheet_of_another_place_cannot_be_printed(training, sign_in):
    here = sign_in(Role.COORDINATOR, rusunawa=training.rusunawa)
    elsewhere = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert pdf(here, training).status_code == 200
    assert pdf(elsewhere, training).status_code == 404
