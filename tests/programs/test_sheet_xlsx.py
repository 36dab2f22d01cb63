"""The filled sheet for Excel."""

import zipfile
from datetime import time
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from rusunpreneur.access import Role
from rusunpreneur.words import tanggal
from tests.factories import AttendanceFactory, EnrolmentFactory, ParticipantFactory, RusunawaFactory, TrainingFactory

pytestmark = pytest.mark.django_db
HOSTILE = ["=1+1", "+SUM(A1)", "-2", "@x", "=cmd|' /C calc'!A0", "\t=1", "_x0041_", "https://contoh.id", "007 1"]


@pytest.fixture
def training():
    return TrainingFactory(days=2, people=3)


def book(client, training):
    answer = client.get(reverse("training_sheet_xlsx", args=[training.pk]))
    return answer.content, load_workbook(BytesIO(answer.content))


def test_no_text_becomes_a_formula_or_a_link(training, sign_in):
    for name in HOSTILE:
        person = EnrolmentFactory(training=training, participant=ParticipantFactory(name=name))
        AttendanceFactory(enrolment=person, session=training.sessions.first(), remark=name)

    content, workbook = book(sign_in(Role.STAFF), training)

    names = [row[2].value for row in workbook["Data"].iter_rows(min_row=2)]
    xml = "".join(zipfile.ZipFile(BytesIO(content)).read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3))
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


def test_dates_and_numbers_are_dates_and_numbers_under_a_frozen_head(training, sign_in):
    _, workbook = book(sign_in(Role.STAFF), training)

    page = workbook["Data"]
    head = [cell.value for cell in page[1]]
    assert page.cell(2, head.index("Terdaftar mulai") + 1).is_date
    assert page["A2"].value == 1
    assert page.freeze_panes == "D2"
    assert page.auto_filter.ref
    assert not page.merged_cells.ranges


def test_each_day_says_how_many_were_there(training, sign_in):
    first, second = training.sessions.in_order()
    AttendanceFactory(enrolment=training.enrolments.first(), session=first, status="I")
    second.status, second.cancelled_reason = "cancelled", "Listrik padam"
    second.save()

    _, workbook = book(sign_in(Role.STAFF), training)

    said = [cell.value for cell in workbook["Keterangan"]["B"]]
    assert "0 hadir, 1 izin, 0 sakit, 0 alpa, 2 belum dicatat, dari 3 orang" in said
    assert "Dibatalkan: Listrik padam" in said


def test_the_sheet_of_another_place_cannot_be_downloaded(training, sign_in):
    url = reverse("training_sheet_xlsx", args=[training.pk])

    assert sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get(url).status_code == 404
    assert sign_in(Role.OFFICIAL).get(url).status_code == 403
    assert sign_in(Role.COORDINATOR, rusunawa=training.rusunawa).get(url).status_code == 200


def test_arrivals_and_remarks_come_out_as_they_went_in(training, sign_in):
    first, session = training.enrolments.first(), training.sessions.in_order().first()
    AttendanceFactory(enrolment=first, session=session, arrived_at=time(9, 40), remark="Mengantar anak")

    _, workbook = book(sign_in(Role.STAFF), training)

    (noted,) = [[cell.value for cell in line] for line in workbook["Catatan"].iter_rows(min_row=2)]
    assert noted == [first.number, first.participant.name, tanggal(session.on), "Hadir", "09.40", "Mengantar anak"]
