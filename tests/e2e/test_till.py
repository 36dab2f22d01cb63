"""The till on a phone: a lost answer is one sale; and without JavaScript it is a plain form."""

import pytest

from products.models import Sale, Shift
from tests.e2e.conftest import PHONE
from tests.products.tills import Till


@pytest.fixture
def till(transactional_db):
    """Its cashier has not opened the till yet."""
    till = Till()
    Shift.objects.filter(pk=till.shift.pk).update(
        closed_at=till.shift.opened_at, closed_by=till.cashier, expected_rupiah=100_000, counted_rupiah=100_000
    )
    return till


def open_till(cashier, till):
    page = cashier.open("/")
    page.get_by_role("link", name="Buka kasir").click()
    page.get_by_label("Uang awal di laci").fill("100.000")
    with page.expect_navigation():  # until its tiles answer to a finger
        page.get_by_role("button", name="Buka kasir").click()
    page.get_by_text("Kasir dibuka").wait_for()
    return page


def test_a_lost_answer_is_sent_again_and_stays_one_sale(till, visitor):
    cashier = visitor(user=till.cashier, screen=PHONE)
    page = open_till(cashier, till)
    lost = []

    def lose(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())  # it arrived, and the answer did not
            return route.abort()
        return route.continue_()

    page.route(f"**{till.url}", lose)
    page.locator("[data-till-add]").first.click()
    page.locator("[data-till-open]").click()
    page.get_by_role("button", name="Tunai pas").click()
    page.get_by_text("Belum pasti terkirim.").wait_for()
    page.get_by_role("button", name="Kirim lagi").click()

    page.get_by_text("Lunas, tanpa kembalian").wait_for()
    assert Sale.objects.count() == 1


def test_a_slip_in_the_box_of_pieces_keeps_the_line_and_a_nought_takes_it_out(till, visitor):
    page = open_till(visitor(user=till.cashier, screen=PHONE), till)
    pieces, pay = page.locator(f"#jumlah-{till.product.pk}-A"), page.locator("[data-till-pay]")
    page.locator("[data-till-add]").first.click()
    page.locator("[data-till-open]").click()

    for slip in ("", "-1", "dua"):
        pieces.fill(slip)
        assert pay.is_visible(), slip
        pieces.blur()
        assert pieces.input_value() == "1", slip
    page.get_by_role("button", name="Kurangi").first.click()
    assert pieces.input_value() == "1"
    pieces.fill("0")
    assert pay.is_visible()
    pieces.blur()

    pay.wait_for(state="hidden")
    page.locator("[data-till-add]").first.click()
    page.locator("[data-till-open]").click()
    page.get_by_role("button", name="Keluarkan").first.click()
    pay.wait_for(state="hidden")


def test_without_javascript_the_till_is_a_plain_form(till, visitor):
    cashier = visitor(user=till.cashier, screen=PHONE, javascript=False)
    page = open_till(cashier, till)

    page.locator(f"#jumlah-{till.product.pk}-A").fill("2")
    page.get_by_role("button", name="Hitung jumlah").click()
    page.get_by_text("Rp70.000").first.wait_for()
    page.get_by_role("button", name="100.000").click()

    page.get_by_text("Rp30.000").first.wait_for()
    assert Sale.objects.get().payments.get().change_rupiah == 30_000
