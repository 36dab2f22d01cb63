"""A report keeps its numbers; what is written later stands beside them, with who and why."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from participants.models import Rusunawa
from products.actions import sales
from products.models import Report
from rusunpreneur.access import Role
from tests.factories import LotFactory, ReportFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LAST_MONTH = days_ago(days_ago(0).day)


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


@pytest.fixture
def sale(nagrak):
    lot = LotFactory(rusunawa=nagrak, made_on=LAST_MONTH, passed=True)
    return SaleFactory(lot=lot, quantity=2, price=30_000, sold_on=LAST_MONTH)


@pytest.fixture
def client(sign_in, nagrak, sale):
    return sign_in(Role.COORDINATOR, rusunawa=nagrak)


def submitted(client, nagrak, month=LAST_MONTH):
    address = f"{reverse('report_create')}?masa={month:%Y-%m}&rusunawa={nagrak.slug}"
    return client.post(address, {"submission_key": uuid4()})


def line(response, key):
    return next(line for line, _ in response.context["lines"] if line.indicator.key == key)


def test_a_late_void_is_a_difference_and_the_report_stays(client, nagrak, sale):
    submitted(client, nagrak)
    report = Report.objects.get()

    sales.void(sale=sale, reason="Salah pencet", by=sale.sold_by)
    response = client.get(report.get_absolute_url())

    sold = line(response, "sold_rupiah")
    assert (sold.reported, sold.now, sold.difference) == (60_000, 0, "−Rp60.000")
    entry = next(entry for entry in response.context["entries"] if "dibatalkan" in entry.what)
    assert (entry.why, entry.by) == ("Salah pencet", str(sale.sold_by))
    assert Report.objects.get().numbers["indicators"]["sold_rupiah"] == 60_000


def test_the_database_keeps_the_numbers(client, nagrak):
    submitted(client, nagrak)
    report = Report.objects.get()

    for change in ({"numbers": {}}, {"first": days_ago(900).replace(day=1)}):
        with pytest.raises(DatabaseError, match=r"report_is_frozen|Cannot update"), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        report.delete()


def test_another_person_signs_it_off(sign_in, client, nagrak):
    submitted(client, nagrak)
    report = Report.objects.get()

    sign_in(Role.OFFICIAL).post(reverse("report_sign", args=[report.pk]))
    refused = sign_in(Role.STAFF).post(reverse("report_withdraw", args=[report.pk]), {"reason": "Keliru"})

    report.refresh_from_db()
    assert report.is_signed
    assert "sudah disahkan" in refused.content.decode()


def test_nobody_signs_what_they_submitted(sign_in, nagrak):
    staff = sign_in(Role.STAFF)
    report = ReportFactory(rusunawa=nagrak, submitted_by=staff.user)

    response = staff.post(reverse("report_sign", args=[report.pk]))

    assert response.status_code == 422
    assert "orang lain" in response.content.decode()


def test_a_place_and_period_is_reported_once_until_it_is_withdrawn(client, nagrak):
    submitted(client, nagrak)
    again = submitted(client, nagrak)
    client.post(reverse("report_withdraw", args=[Report.objects.get().pk]), {"reason": "Ada yang kurang"})
    anew = submitted(client, nagrak)

    assert "sudah diajukan" in again.content.decode()
    assert anew.status_code == 302
    assert Report.objects.count() == 2


def test_a_running_month_is_not_reported(client, nagrak):
    response = submitted(client, nagrak, month=days_ago(0))

    assert "Bulannya belum selesai" in response.content.decode()
    assert not Report.objects.exists()


def test_the_files_say_what_was_reported(client, nagrak):
    submitted(client, nagrak)
    report = Report.objects.get()

    paper, book = (client.get(reverse("report_file", args=[report.pk, kind])) for kind in ("pdf", "xlsx"))
    rows = list(load_workbook(BytesIO(book.content))["Data"].iter_rows(values_only=True))

    assert paper.content.startswith(b"%PDF")
    assert ("Angka", str(nagrak), "sold_rupiah", "Hasil penjualan", 60_000, "rupiah") in rows
    assert client.get(f"/laporan/{report.pk}/laporan.exe").status_code == 404


def test_another_places_report_is_not_there(client):
    other = ReportFactory(rusunawa=Rusunawa.objects.get(slug="penggilingan"))

    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(reverse("report_file", args=[other.pk, "pdf"])).status_code == 404
