"""An official asks for a list that is long, and fetches its file when the process beside the server has written it."""

import pytest
from django.db import connection
from openpyxl import load_workbook

from rusunpreneur.access import Role
from rusunpreneur.dashboards.exports import views
from tests import template_database
from tests.e2e.conftest import LAPTOP, PHONE
from tests.factories import LotFactory, SaleFactory
from tests.factories.programs import days_ago

STARTS = 30_000  # milliseconds in which a process has begun and written


@pytest.fixture
def writer(transactional_db, monkeypatch, settings):
    """It is started as ever, over the database and the folder of the test."""
    database = template_database.address(connection.settings_dict, connection.settings_dict["NAME"])
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")
    monkeypatch.setenv("MEDIA_ROOT", str(settings.MEDIA_ROOT))
    monkeypatch.setattr(views, "MOST_AT_ONCE", 0)
    SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)


@pytest.mark.parametrize(("screen", "javascript"), [(LAPTOP, True), (PHONE, False)], ids=["laptop", "phone-no-script"])
def test_a_long_list_is_asked_for_waited_for_and_fetched(writer, visitor, tmp_path, screen, javascript):
    official = visitor(Role.OFFICIAL, screen=screen, javascript=javascript)
    page = official.open(f"/dasbor/rincian/terjual/?masa={days_ago(0):%Y-%m}")

    page.get_by_role("link", name="Excel").click()
    page.get_by_role("button", name="Siapkan berkas").click()
    ready = page.get_by_role("link", name="Unduh berkas")
    ready.wait_for(timeout=STARTS)
    if javascript:
        official.check()
    with page.expect_download() as fetched:
        ready.click()

    fetched.value.save_as(tmp_path / "daftar.xlsx")
    heads, row = load_workbook(tmp_path / "daftar.xlsx")["Data"].iter_rows(values_only=True)
    assert dict(zip(heads, row, strict=True))["Rupiah"] == 30_000
    assert fetched.value.suggested_filename.startswith("Yang terjual Jakarta")
