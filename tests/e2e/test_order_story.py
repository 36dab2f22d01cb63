"""A government order in a real browser: delivered first, unpaid for seventy days, then its makers' rupiah fall due."""

import pytest

from products.models import Account, Order
from rusunpreneur.access import Role
from tests.e2e.press import press
from tests.e2e.test_piecework_story import proof
from tests.factories import GuidePriceFactory, LotFactory, RusunawaFactory
from tests.factories.programs import days_ago

PIECES, PRICE = 8, 35_000


@pytest.fixture
def kitchen(transactional_db):
    """Ten packs of bakso of two makers have passed and stand in the store."""
    kitchen = RusunawaFactory(name="Rusunawa Uji Bakso")
    bakso = GuidePriceFactory(product__name="Bakso uji isi 20", amount_rupiah=PRICE, begins_on=days_ago(99)).product
    LotFactory(product=bakso, rusunawa=kitchen, makers=(6, 4), made_on=days_ago(76), passed=True)
    return kitchen


def take_the_order(staff) -> Order:
    page = staff.open("/penjualan/pembeli/baru/")
    page.get_by_label("Nama").first.fill("Sudin Uji Jakarta Utara")
    press(staff, "Simpan")
    staff.open("/penjualan/pesanan/")
    press(staff, "Catat pesanan")
    page.locator("[name=buyer]").evaluate("box => box.tomselect.setValue(Object.keys(box.tomselect.options)[0])")
    page.get_by_label("Nomor pesanan pembeli").fill("EO-UJI-01")
    page.get_by_label("Tanggal pesan").fill(days_ago(75).isoformat())
    page.get_by_label("Dijanjikan sampai").fill(days_ago(72).isoformat())
    page.get_by_label("Acara atau keterangan").fill("Konsumsi rapat 40 orang")
    row = page.get_by_role("group", name="Baris baru").first
    row.get_by_label("Produk").select_option(index=1)
    row.get_by_label("Jumlah").fill(str(PIECES))
    press(staff, "Simpan pesanan")
    return Order.objects.get()


def deliver(staff):
    """Shared out, brought, received and billed, seventy days ago."""
    page = staff.page
    press(staff, "Bagi")
    press(staff, "Simpan pembagian")
    press(staff, "Kirim")
    page.get_by_label("Tanggal kirim").fill(days_ago(72).isoformat())
    press(staff, "Kirim")
    press(staff, "Catat")
    page.get_by_label("Tanggal diterima").fill(days_ago(72).isoformat())
    page.get_by_label("Diterima oleh").fill("Kasubag Uji")
    page.get_by_label("Tanda terima").set_input_files(proof())
    press(staff, "Simpan")
    press(staff, "Tagih")
    page.get_by_label("Tanggal tagihan").fill(days_ago(70).isoformat())
    press(staff, "Buat tagihan")


def owed() -> list[tuple[int, int]]:
    return sorted(Account.objects.values_list("due_rupiah", "waiting_rupiah"))


def test_an_order_is_delivered_waits_seventy_days_and_falls_due(kitchen, visitor):
    staff = visitor(Role.STAFF)
    page, order = staff.page, take_the_order(staff)
    deliver(staff)
    assert owed() == [(0, 2 * PRICE), (0, 6 * PRICE)]
    staff.open("/penjualan/pesanan/")
    staff.check()
    assert page.get_by_role("row", name="61–90 hari 1 Rp280.000").is_visible()

    staff.open(order.get_absolute_url())
    press(staff, "Catat pembayaran")
    page.get_by_label("Uang masuk").fill("275.800")
    page.get_by_label("Pajak dipotong").fill("4.200")
    page.get_by_label("Nomor bukti potong").fill("BP-UJI-7")
    page.get_by_label("Bukti bayar").set_input_files(proof())
    page.get_by_label("Bukti potong pajak").set_input_files(proof())
    press(staff, "Simpan pembayaran")

    assert owed() == [(2 * PRICE, 0), (6 * PRICE, 0)]
