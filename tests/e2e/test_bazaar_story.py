"""A bazaar in a real browser: from the store of one rusunawa over two tills to the rupiah in its makers' hands."""

import re

import pytest

from products.models import Bazaar, PayoutRun, Sale
from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.e2e.goods import Finger
from tests.e2e.press import press
from tests.factories import GuidePriceFactory, LotFactory, QrisFeeFactory, RusunawaFactory, UserFactory
from tests.factories.programs import days_ago

MADE, MISSING, PRICE = 12, 2, 35_000


@pytest.fixture
def nagrak(transactional_db):
    """Twelve purses of two makers have passed and stand in its store."""
    nagrak = RusunawaFactory(name="Rusunawa Uji Nagrak")
    QrisFeeFactory()
    purse = GuidePriceFactory(product__name="Dompet anyam uji", amount_rupiah=PRICE).product
    LotFactory(product=purse, rusunawa=nagrak, makers=(7, 5), passed=True)
    return nagrak


def plan(staff, nagrak, cashiers) -> Bazaar:
    page = staff.open("/")
    press(staff, re.compile("^Bazar$"))
    press(staff, "Buat bazar")
    page.get_by_label("Nama bazar").fill("Bazar uji Balai Kota")
    page.get_by_label("Tingkat").select_option(label="Provinsi")
    page.get_by_label("Jumlah stan").fill("2")
    page.get_by_label("Penyelenggara").fill("Dinas PPKUKM")
    page.get_by_label("Mulai").fill(days_ago(0).isoformat())
    page.get_by_label("Sampai").fill(days_ago(-1).isoformat())
    page.get_by_role("textbox", name="Tempat").fill("Halaman Balai Kota")
    press(staff, "Buat bazar")
    bazaar = Bazaar.objects.get()
    staff.open(f"{bazaar.get_absolute_url()}undang/")
    page.get_by_label("Uji Nagrak").first.check()
    press(staff, "Undang")
    staff.open(f"{bazaar.get_absolute_url()}petugas-kasir/")
    for cashier in cashiers:
        page.get_by_label(cashier.name).check()
    press(staff, "Simpan")
    return bazaar


def take_there(coordinator, bazaar):
    """She says yes, packs what is suggested, and sends it."""
    page = coordinator.open(bazaar.get_absolute_url())
    press(coordinator, "Jawab undangan")
    page.get_by_label("Ikut", exact=True).check()
    press(coordinator, "Kirim jawaban")
    press(coordinator, "Siapkan barang")
    press(coordinator, "Simpan daftar")
    press(coordinator, "Berangkat")


def receive(cashier, bazaar):
    """They are counted where they arrive."""
    cashier.open(bazaar.get_absolute_url())
    press(cashier, "Terima")
    press(cashier, "Barang sudah tiba")


def stand_at_the_till(cashier):
    page = cashier.open("/")
    press(cashier, "Buka kasir")
    page.get_by_label("Uang awal di laci").fill("100.000")
    press(cashier, "Buka kasir")
    page.locator("[data-till-add]").first.wait_for()


def sell(cashier, pieces, way):
    page, finger = cashier.page, Finger(cashier.page)
    for _ in range(pieces):
        finger.tap(page.locator("[data-till-add]").first)
    finger.tap(page.locator("[data-till-open]"))
    cashier.check()
    finger.button(way)
    page.get_by_text("Lunas, tanpa kembalian").wait_for()
    cashier.check()
    assert finger.taps == pieces + 2
    return page


def undo(cashier):
    """It was wrong: the pieces are back, and so is the money."""
    press(cashier, "Batalkan")
    cashier.page.get_by_label("Alasan").fill("Pembeli salah pilih")
    press(cashier, "Batalkan nota")
    cashier.page.get_by_text("Nota ini dibatalkan", exact=True).wait_for()


def leave_the_till(cashier, bazaar, counted):
    page = cashier.open(f"{bazaar.get_absolute_url()}kasir/tutup/")
    page.get_by_label("Uang di laci").fill(counted)
    page.get_by_text("Cocok.").wait_for()
    press(cashier, "Tutup kasir")


def close(staff, bazaar):
    """Four are counted of six: whose are missing, and why, is said before anything is written."""
    page = staff.open(bazaar.get_absolute_url())
    press(staff, "Tutup bazar")
    page.get_by_label("Masih ada").fill("4")
    press(staff, "Tutup bazar")
    row = page.locator("tr", has=page.locator('[name^="kembali-"][value="4"]'))
    row.get_by_label("Kembali,").fill("2")
    row.get_by_label("Sebab,").fill("Hilang saat hujan")
    press(staff, "Tutup bazar")


def pay(staff, colleague, bazaar) -> PayoutRun:
    """One asks, another approves; then the money is handed over."""
    staff.open(f"{bazaar.get_absolute_url()}hasil/")
    press(staff, "Buat daftar bayar")
    press(staff, "Uji Nagrak")
    press(staff, "Ajukan untuk disetujui")
    run = PayoutRun.objects.get()
    assert not staff.page.get_by_role("button", name="Setujui").count()

    colleague.open(run.get_absolute_url())
    press(colleague, "Setujui Rp140.000")
    staff.open(run.get_absolute_url())
    press(staff, "sudah terima tunai")
    return run


def test_goods_of_nagrak_become_rupiah_of_their_makers(nagrak, visitor):
    people = [UserFactory(role=Role.CASHIER, name=name) for name in ("Kasir Uji Satu", "Kasir Uji Dua")]
    staff = visitor(Role.STAFF)
    coordinator = visitor(Role.COORDINATOR, rusunawa=nagrak, screen=PHONE)
    bazaar = plan(staff, nagrak, people)
    take_there(coordinator, bazaar)

    first, second = (visitor(user=user, screen=PHONE) for user in people)
    receive(first, bazaar)
    stand_at_the_till(first)
    stand_at_the_till(second)
    sell(first, 1, "Tunai pas")
    press(first, "Penjualan berikutnya")
    sell(second, 3, "QRIS")
    sell(first, 2, "Tunai pas")
    undo(first)
    leave_the_till(first, bazaar, "135.000")
    leave_the_till(second, bazaar, "100.000")
    close(staff, bazaar)
    run = pay(staff, visitor(Role.STAFF), bazaar)

    assert sorted(Sale.objects.standing().values_list("total_rupiah", flat=True)) == [PRICE, 3 * PRICE]
    paid = run.payouts.values_list("amount_rupiah", "participant__account__paid_rupiah")
    assert sum(amount for amount, _ in paid) == 4 * PRICE
    assert all(amount == account for amount, account in paid)
