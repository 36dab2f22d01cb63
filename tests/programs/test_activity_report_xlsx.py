"""The activity report for Excel: one number a line, and what each word means."""

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from programs.models import Facilitator
from rusunpreneur.access import Role
from tests.factories import RusunawaFactory
from tests.programs.papers import lines_of, training_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return training_held()


def download(client, training):
    return client.get(reverse("training_report_xlsx", args=[training.pk]))


def test_numbers_are_numbers_and_days_are_days(training, sign_in):
    lines = lines_of(download(sign_in(Role.STAFF), training))

    first = datetime.combine(training.starts_on, datetime.min.time())
    assert ("Ringkasan", training.name, None, "Terdaftar", 3, "orang") in lines
    assert ("Ringkasan", training.name, None, "Pernah hadir", 2, "orang") in lines
    assert [line[3:5] for line in lines if line[2] == first] == [
        ("JP", 8),
        ("Terdaftar", 3),
        ("Hadir", 2),
        ("Izin", 0),
        ("Sakit", 1),
        ("Alpa", 0),
        ("Belum dicatat", 0),
    ]


def test_the_rate_is_the_hours_it_is_made_of(training, sign_in):
    summary = {line[3]: line[4] for line in lines_of(download(sign_in(Role.STAFF), training)) if line[0] == "Ringkasan"}

    assert summary["JP dihitung"] > 0
    assert summary["Kehadiran"] == pytest.approx(summary["JP dihadiri"] / summary["JP dihitung"])
    assert "Tuntas" not in summary


def test_the_second_sheet_says_what_the_words_mean(training, sign_in):
    sheet = load_workbook(BytesIO(download(sign_in(Role.STAFF), training).content))["Keterangan"]

    said = dict(sheet.iter_rows(values_only=True))
    assert said["Kehadiran"].startswith("JP yang dihadiri dibagi JP sesi terlaksana")
    assert {"Terdaftar", "Pernah hadir", "Tuntas", "Umur", "Rusunawa"} <= set(said)


def test_no_text_becomes_a_formula(training, sign_in):
    Facilitator.objects.update(name="=1+1")

    answer = download(sign_in(Role.STAFF), training)

    assert "=1+1" in {line[1] for line in lines_of(answer)}
    assert b"<f>" not in zipfile.ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["training_report_pdf", "training_report_xlsx"])
def test_the_report_is_for_those_who_work_with_the_sheet(name, training, sign_in):
    url = reverse(name, args=[training.pk])

    assert sign_in(Role.COORDINATOR, rusunawa=training.rusunawa).get(url).status_code == 200
    assert sign_in(Role.OFFICIAL).get(url).status_code == 403
    assert sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get(url).status_code == 404
