"""A resident reads her statement at a phone, without an account, and says that it is wrong; staff answer her."""

import re

import pytest

from products.actions import payouts
from products.models import Dispute, StatementAnswer
from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import PayoutFactory, UserFactory


@pytest.fixture
def payout(transactional_db):
    return payouts.pay(payout=PayoutFactory(approved=True), by=UserFactory())


@pytest.mark.parametrize("javascript", [True, False])
def test_she_opens_her_link_says_what_is_wrong_and_reads_the_answer(visitor, payout, javascript):
    coordinator = visitor(Role.COORDINATOR, rusunawa=payout.run.rusunawa)
    page = coordinator.open(f"/pembayaran/peserta/{payout.participant_id}/tautan/")
    page.get_by_role("button", name="Buat tautan dan kode").click()
    code = page.locator(".code-figure").inner_text()
    coordinator.check()
    path = re.search(r"/rincian/\w+/", page.locator("main").inner_text())[0]

    her = visitor(screen=PHONE, javascript=javascript, dark=not javascript, signs_in=False)
    phone = her.open(path)
    phone.get_by_label("Kode enam angka").fill("12345")
    phone.get_by_role("button", name="Buka rincian").click()
    assert "Kodenya enam angka" in phone.locator("main").inner_text()
    phone.get_by_label("Kode enam angka").fill(code)
    phone.get_by_role("button", name="Buka rincian").click()
    assert "2 × Rp35.000" in phone.locator("main").inner_text()
    look(her, javascript)
    phone.locator(f"#bayar-{payout.pk}").get_by_role("link", name="Salah").click()
    phone.get_by_label("Apa yang salah?").fill("Yang saya terima Rp60.000")
    look(her, javascript)
    phone.get_by_role("button", name="Kirim").click()
    assert "Sedang diperiksa petugas" in phone.locator("main").inner_text()
    assert StatementAnswer.objects.get().payout == payout

    staff = visitor(Role.STAFF)
    page = staff.open("/")
    page.get_by_role("link", name="1 keberatan peserta belum selesai").click()
    page.get_by_role("link", name=payout.participant.name).first.click()
    staff.check()
    page.locator("form", has_text="Selesaikan").get_by_label("Dijelaskan").check()
    page.locator("form", has_text="Selesaikan").get_by_label("Jawaban untuknya").fill("Rp10.000 menyusul besok, Bu.")
    page.get_by_role("button", name="Selesaikan keberatan").click()
    page.get_by_text("Selesai: dijelaskan").wait_for()
    assert not Dispute.objects.get().is_open

    phone.goto(path)
    assert "Rp10.000 menyusul besok, Bu." in phone.locator("main").inner_text()
    phone.locator(f"#bayar-{payout.pk}").get_by_role("button", name="Sudah terima").click()
    assert "Anda jawab: sudah terima" in phone.locator("main").inner_text()
    phone.get_by_role("button", name="Tutup").click()
    assert phone.get_by_label("Kode enam angka").is_visible()


def look(her, javascript):
    """What checks a page needs scripts itself."""
    if javascript:
        her.check()
