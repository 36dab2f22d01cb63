"""A training whose papers are printed, and what stands on their pages."""

from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.factories import AttendanceFactory, FacilitatorFactory, TrainingFactory


def training_held():
    """Two days held: on the first everybody but one is there, the second is not marked to its end."""
    made = TrainingFactory(name="Bimtek Menganyam Uji", days=2, people=3, days__status="held")
    first, second = made.sessions.in_order()
    first.facilitator = FacilitatorFactory(name="Ibu Ratna", organisation="Sanggar Uji")
    first.save()
    for enrolment, mark in zip(made.enrolments.order_by("number"), "HHS", strict=True):
        AttendanceFactory(enrolment=enrolment, session=first, status=mark)
    AttendanceFactory(enrolment=made.enrolments.first(), session=second)
    return made


def pages_of(answer) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def pictures_of(answer) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(answer.content)).pages)


def lines_of(answer) -> list[tuple]:
    """Of an activity report in Excel."""
    head, *lines = load_workbook(BytesIO(answer.content))["Data"].iter_rows(values_only=True)
    assert head == ("Bagian", "Rincian", "Tanggal", "Ukuran", "Nilai", "Satuan")
    return lines
