"""The Back button of the browser leads to a page of ours, and after signing out to nobody's data."""

from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import TrainingFactory


def refused(staff):
    page = staff.open("/peserta/baru/")
    page.fill("[name=name]", "Siti 2")
    page.locator("main form button[type=submit]").last.click()
    page.get_by_role("alert").first.wait_for()
    return page


def test_back_to_a_refused_form_opens_the_form(visitor):
    page = refused(visitor(Role.STAFF, screen=PHONE))

    page.goto("/pelatihan/")
    page.go_back()

    assert page.url.endswith("/peserta/baru/")
    assert page.locator("[name=name]").is_visible()


def test_back_after_signing_out_shows_nobodys_data(visitor):
    page = refused(visitor(Role.STAFF))

    page.goto("/keluar/")
    page.get_by_role("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/")
    for _ in range(3):
        page.go_back()
        assert "/masuk/" in page.url
        assert "Siti 2" not in page.content()


def test_back_to_refused_numbers_of_the_paper_opens_the_page_of_the_paper(visitor):
    session = TrainingFactory(days=1, people=2).sessions.get()
    page = visitor(Role.STAFF).open(f"/pelatihan/{session.training_id}/sesi/{session.pk}/bukti/")
    page.fill("[name=A]", "99")
    page.get_by_role("button", name="Simpan kehadiran").click()
    page.get_by_text("Nomor 99 tidak ada").first.wait_for()

    page.goto("/pelatihan/")
    page.go_back()

    assert page.url.endswith("/bukti/")
    assert page.get_by_role("heading", name="Daftar hadir yang ditandatangani").is_visible()
