"""A list from Excel that is set right, written without what cannot be read, or thrown away, in a real browser."""

import pytest

from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import TrainingFactory

CELLS = "Nama\tNIK\tTanggal lahir\tHP\nSiti Uji\t317204\t\t\nNur Uji\t\t31/02/1990\tpinjam\nDewi Uji\t\t\t\n"
SENT = "form => { form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })) }"


@pytest.fixture
def training(transactional_db):
    return TrainingFactory(days=1)


def send(staff, training):
    page = staff.open(f"/pelatihan/{training.pk}/impor/")
    page.fill("[name=pasted]", CELLS)
    page.get_by_role("button", name="Periksa daftar").click()
    page.get_by_role("heading", name="Periksa daftar").wait_for()
    return page


@pytest.mark.parametrize("given", [{}, {"screen": PHONE, "dark": True}], ids=["laptop", "phone"])
def test_a_refusal_leads_to_the_row_and_the_result_names_who_was_left_out(training, visitor, given):
    staff = visitor(Role.STAFF, **given)
    page = send(staff, training)

    # Opened from a row, so that the address ends in that row: the refusal still takes the focus.
    page.goto(page.url + "#baris-3")
    page.get_by_label("baris tanpa isian yang tidak terbaca").check()
    page.get_by_role("button", name="Tulis ke daftar peserta").click()
    page.get_by_text("1 baris masih salah").wait_for()
    staff.check()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.get_by_role("button", name="Tulis ke daftar peserta").click()
    page.get_by_role("heading", name="Tidak ikut ditulis").wait_for()
    page.reload()
    staff.check()

    assert page.get_by_text("Siti Uji").is_visible()
    assert training.enrolments.count() == 2


@pytest.mark.parametrize("javascript", [True, False])
def test_a_list_is_thrown_away_although_a_choice_was_changed(training, visitor, javascript):
    staff = visitor(Role.STAFF, javascript=javascript)
    page = send(staff, training)

    page.on("dialog", lambda asked: asked.dismiss())  # whoever is asked whether to leave the page stays
    page.locator("[name=choice_4]").select_option("lewati")
    page.get_by_role("button", name="Buang impor").click()
    if javascript:
        page.get_by_role("dialog").get_by_role("button", name="Buang", exact=True).click()
    page.get_by_text("Impor dibuang. Tidak ada yang ditulis.").first.wait_for()

    assert training.imports.get().status == "discarded"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_shows_that_it_is_on_its_way_and_arrives(training, visitor, javascript):
    page = visitor(Role.STAFF, screen=PHONE, javascript=javascript).open(f"/pelatihan/{training.pk}/impor/")
    page.set_input_files("[name=file]", {"name": "daftar.csv", "mimeType": "text/csv", "buffer": b"Nama\nSiti Uji\n"})

    if javascript:  # sent, and the answer never comes: a made-up event goes nowhere
        page.locator("form:has([name=file])").evaluate(SENT)
        page.get_by_role("button", name="Mengunggah…").wait_for()
        assert page.get_by_role("button", name="Mengunggah…").is_disabled()
        assert page.get_by_text("Biarkan halaman ini terbuka").is_visible()
        page.evaluate("dispatchEvent(new Event('offline'))")

    page.get_by_role("button", name="Periksa daftar").click()
    page.get_by_role("heading", name="Periksa daftar").wait_for()
    assert page.get_by_text("Siti Uji").is_visible()
