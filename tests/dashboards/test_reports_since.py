"""What changed after a report was submitted stands on its page, on paper and in Excel; its own numbers stay."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from participants.models import Rusunawa
from products.actions import sales
from products.models import Report
from programs.actions import certificates
from programs.models import Certificate
from rusunpreneur.access import Role
from tests.factories import (
    CertificateFactory,
    LotFactory,
    ParticipantFactory,
    SaleFactory,
    TrainingCostFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago
from tests.products.journeyed import attended
from tests.programs.papers import pages_of

pytestmark = pytest.mark.django_db
LAST_MONTH = days_ago(days_ago(0).day)


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


@pytest.fixture
def report(sign_in, nagrak):
    """Submitted with one sale and one certificate; since then both were taken back, and a cost was written down."""
    lot = LotFactory(rusunawa=nagrak, made_on=LAST_MONTH, passed=True)
    sale = SaleFactory(lot=lot, quantity=2, price=30_000, sold_on=LAST_MONTH)
    training = TrainingFactory(rusunawa=nagrak, starts_on=days_ago(60), finished=True)
    type(training).objects.filter(pk=training.pk).update(
        finished_at=timezone.now() - timezone.timedelta(days=days_ago(0).day)
    )
    certificate = CertificateFactory(enrolment__training=training, issued_on=LAST_MONTH)
    address = f"{reverse('report_create')}?masa={LAST_MONTH:%Y-%m}&rusunawa=nagrak"
    sign_in(Role.COORDINATOR, rusunawa=nagrak).post(address, {"submission_key": uuid4()})
    sales.void(sale=sale, reason="Salah pencet", by=sale.sold_by)
    certificates.revoke(certificate=certificate, reason="Nama salah eja", by=UserFactory())
    TrainingCostFactory(training=training)
    return Report.objects.get()


def file_of(client, report, kind):
    return client.get(reverse("report_file", args=[report.pk, kind]))


def test_the_page_says_what_why_and_who(sign_in, report):
    response = sign_in(Role.OFFICIAL).get(report.get_absolute_url())

    said = {(entry.what.split(",")[0], entry.why) for entry in response.context["entries"]}
    number = Certificate.objects.get().number
    assert {(f"Sertifikat {number}", "Nama salah eja")} <= said
    assert ("Biaya Rp500.000", "") in said
    assert response.context["changed"] >= 3
    href = next(href for line, href in response.context["lines"] if line.indicator.key == "sold_rupiah")
    assert sign_in(Role.OFFICIAL).get(href).status_code == 200


def test_paper_and_spreadsheet_say_it_beside_the_frozen_numbers(sign_in, report):
    client = sign_in(Role.OFFICIAL)

    paper = " ".join(pages_of(file_of(client, report, "pdf")))
    book = load_workbook(BytesIO(file_of(client, report, "xlsx").content))
    lines = [row for row in book["Data"].iter_rows(values_only=True) if row[2] == "sold_rupiah" and row[0] != "Bulan"]

    assert "Berbeda sejak diajukan" in paper
    assert "Hasil penjualan Rp60.000 Rp0 −Rp60.000" in paper
    assert "Salah pencet" in paper
    assert [(row[0], row[4]) for row in lines if row[0] in ("Angka", "Sekarang")] == [
        ("Angka", 60_000),
        ("Sekarang", 0),
    ]
    notes = {row[0] for row in book["Keterangan"].iter_rows(values_only=True)}
    assert any(str(note).startswith("Menyusul ") for note in notes)


def test_a_month_that_is_filed_leads_to_its_report(sign_in, nagrak, report):
    address = f"{reverse('report_create')}?masa={LAST_MONTH:%Y-%m}&rusunawa=nagrak"

    page = sign_in(Role.COORDINATOR, rusunawa=nagrak).get(address).content.decode()

    assert report.get_absolute_url() in page
    assert "submission_key" not in page


def test_how_far_people_are_stands_in_the_report(sign_in, nagrak):
    for day in (9, 20, 20, 20, 30, 30):
        attended(days_ago(day), participant=ParticipantFactory(lives_in=nagrak, registered_on=days_ago(40)))
    client, asked = sign_in(Role.STAFF), {"rusunawa": "nagrak"}

    paper = " ".join(pages_of(client.get(reverse("dashboard_file", args=["pdf"]), asked)))
    book = load_workbook(BytesIO(client.get(reverse("dashboard_file", args=["xlsx"]), asked).content))
    stages = {row[2]: row[4] for row in book["Data"].iter_rows(values_only=True) if row[0] == "Tahap"}

    assert "Perjalanan peserta" in paper
    assert "terlatih 20 hari dari tahap sebelumnya" in paper
    assert stages["stage_days"] == 20
    assert "Hari antar tahap (stage_days)" in {row[0] for row in book["Keterangan"].iter_rows(values_only=True)}
