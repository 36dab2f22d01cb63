"""The sheet to print and sign, and the filled sheet for Excel."""

import re
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from rusunpreneur.access import Role
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ParticipantFactory,
    RusunawaFactory,
    TrainingFactory,
)
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


def book(client, training):
    answer = client.get(reverse("training_sheet_xlsx", args=[training.pk]))
    return answer.content, load_workbook(BytesIO(answer.content))


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


def test_long_lists_repeat_the_head_and_number_their_pages(sign_in):
    training = TrainingFactory(days=1, people=45, quota=60)

    pages = text_of(pdf(sign_in(Role.STAFF), training))

    assert len(pages) > 1
    assert all("Tanda tangan" in page for page in pages)
    assert f"Halaman 2 dari {len(pages)}" in pages[1]


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


def test_no_text_becomes_a_formula_or_a_link(training, sign_in):
    for name in HOSTILE:
        EnrolmentFactory(training=training, participant=ParticipantFactory(name=name))

    content, workbook = book(sign_in(Role.STAFF), training)

    names = [row[2].value for row in workbook["Data"].iter_rows(min_row=2)]
    xml = "".join(zipfile.ZipFile(BytesIO(content)).read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
    assert set(HOSTILE) <= set(names)
    assert "<f>" not in xml
    assert "<hyperlink" not in xml


def test_the_figures_of_excel_come_from_the_marks(training, sign_in):
    first, session = training.enrolments.first(), training.sessions.in_order().first()
    AttendanceFactory(enrolment=first, session=session, status="H")
    session.status = "held"
    session.save()

    _, workbook = book(sign_in(Role.STAFF), training)

    head, row = [[cell.value for cell in line] for line in workbook["Data"].iter_rows(max_row=2)]
    figures = dict(zip(head, row, strict=True))
    assert (figures["Hadir"], figures["JP dihadiri"], figures["JP dihitung"], figures["Kehadiran"]) == (1, 8, 8, 1)
    assert "1 orang" in str([cell.value for cell in workbook["Keterangan"]["B"]])


def test_the_sheet_of_another_place_cannot_be_downloaded(training, sign_in):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert pdf(client, training).status_code == 404
    assert client.get(reverse("training_sheet_xlsx", args=[training.pk])).status_code == 404
