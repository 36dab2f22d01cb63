"""An official reads, opens numbers down to their rows, and signs a report that later shows a difference."""

import random

import pytest

from products.actions import sales
from products.models import Report
from rusunpreneur.access import Role
from tests.dashboards.adds_up import plain
from tests.e2e.conftest import LAPTOP, PHONE
from tests.factories import LotFactory, RusunawaFactory, SaleFactory, TargetFactory, TrainingFactory
from tests.factories.programs import days_ago

LAST_MONTH = days_ago(days_ago(0).day)
PAGES = (
    "/dasbor/",
    "/dasbor/kota/{city}/",
    "/dasbor/rusunawa/{place}/?masa=sendiri",
    "/dasbor/perbandingan/",
    "/dasbor/hari-ini/",
    "/dasbor/rinci/registered/?menurut=umur",
    "/dasbor/rinci/cost_per_completed/",
    "/dasbor/rincian/terjual/",
    "/dasbor/rincian/biaya/",
    "/dasbor/rincian/penghasilan/",
    "/dasbor/produk-unggulan/",
    "/dasbor/data-terbuka/",
    "/dasbor/definisi/",
    "/laporan/",
    "/perjalanan/",
    "/statistik/",
    "/target/",
)


@pytest.fixture
def home(transactional_db):
    """Six women of whom something was sold last month, and a target."""
    home = RusunawaFactory()
    for price in range(20_000, 80_000, 10_000):
        lot = LotFactory(rusunawa=home, made_on=LAST_MONTH, passed=True)
        SaleFactory(lot=lot, quantity=2, price=price, sold_on=LAST_MONTH)
    year = {"starts_on": LAST_MONTH.replace(month=1, day=1), "ends_on": LAST_MONTH.replace(month=12, day=31)}
    TargetFactory(rusunawa=home, program=TrainingFactory(rusunawa=home).program, **year)
    return home


@pytest.mark.parametrize(("screen", "dark"), [(LAPTOP, False), (PHONE, True)], ids=["laptop-light", "phone-dark"])
def test_every_dashboard_is_readable_by_everybody(home, visitor, screen, dark):
    official = visitor(Role.OFFICIAL, screen=screen, dark=dark)

    for path in PAGES:
        official.open(path.format(city=home.city.slug, place=home.slug))
        official.check()


def test_numbers_open_and_a_signed_report_shows_what_came_later(home, visitor):
    coordinator, official = visitor(Role.COORDINATOR, rusunawa=home, screen=PHONE), visitor(Role.OFFICIAL)
    asked = f"masa={LAST_MONTH:%Y-%m}&rusunawa={home.slug}"
    page = official.open(f"/dasbor/rusunawa/{home.slug}/?masa={LAST_MONTH:%Y-%m}")
    page.get_by_role("heading", name="Perlu perhatian").wait_for()
    links = page.locator("td a[href*='/dasbor/rincian/']")
    shown = [(link.get_attribute("href"), link.inner_text()) for link in links.all()]
    for href, said in random.sample(shown, 10):
        sums = official.open(href).locator("tfoot td").all_inner_texts()
        judged = "qc" in href
        assert judged or plain(said) in [plain(text.split("\n")[-1].split()[-1]) for text in sums], (href, said, sums)

    page = coordinator.open(f"/laporan/baru/?{asked}")
    page.get_by_role("button", name="Ajukan laporan").click()
    page.get_by_text("Menunggu pengesahan").wait_for()
    coordinator.check()
    report = Report.objects.get()
    page = official.open(report.get_absolute_url())
    page.get_by_role("button", name="Sahkan laporan").click()
    page.get_by_text("Disahkan", exact=True).wait_for()

    sale = report.rusunawa.lots.first().shares.first().sale_lines.first().sale
    sales.void(sale=sale, reason="Salah pencet", by=sale.sold_by)
    page = coordinator.open(report.get_absolute_url())
    assert page.get_by_text("angka berbeda").is_visible()
    assert page.get_by_text("Salah pencet").first.is_visible()
    coordinator.check()
