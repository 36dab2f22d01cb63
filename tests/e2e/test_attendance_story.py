"""From an Excel list of people to a signed sheet, in a real browser."""

from io import BytesIO

import pytest
import xlsxwriter
from PIL import Image

from programs.models import Attendance, Training
from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import EnrolmentFactory, RusunawaFactory, TrainingFactory
from tests.factories.programs import days_ago

PEOPLE = 25


@pytest.fixture
def training(transactional_db):
    """Four days in Nagrak, the last of them today."""
    home = RusunawaFactory(name="Rusunawa Uji Nagrak")
    return TrainingFactory(name="Bimtek Menganyam", rusunawa=home, starts_on=days_ago(3), days=4, quota=30)


def excel_list() -> bytes:
    """As the office keeps it: a letterhead, a title row, names in capitals, a date that never was, a total."""
    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "DINAS PPKUKM PROVINSI DKI JAKARTA")
        sheet.write_row(3, 0, ["No", "Nama Lengkap", "NIK", "L/P", "Tgl Lahir"])
        for n in range(PEOPLE):
            name = f"IBU {chr(65 + n)}NI CONTOH {chr(90 - n)}"
            sheet.write_row(4 + n, 0, [n + 1, name, f"31720445{n % 12 + 1:02d}859{n:03d}", "P"])
            sheet.write_string(4 + n, 4, f"05/{n % 12 + 1:02d}/1985" if n else "31/02/1985")
        sheet.write(4 + PEOPLE, 1, f"JUMLAH {PEOPLE} ORANG")
    return output.getvalue()


def photo() -> bytes:
    output = BytesIO()
    Image.new("RGB", (400, 560), "white").save(output, "JPEG")
    return output.getvalue()


def file(name, mime, content):
    return {"name": name, "mimeType": mime, "buffer": content}


def marked(training, day):
    session = training.sessions.in_order()[day]
    return Attendance.objects.filter(session=session).count()


def saved(page):
    page.locator("[data-sheet-state][data-state=saved]", has_text="Tersimpan").wait_for()


def test_staff_bring_in_a_list_mark_four_days_and_hand_in_the_signed_sheet(training, visitor):
    staff = visitor(Role.STAFF)
    sheet_path = f"/pelatihan/{training.pk}/presensi/"

    # The list arrives as Excel.
    page = staff.open(f"/pelatihan/{training.pk}/impor/")
    staff.check()
    page.set_input_files("[name=file]", file("daftar.xlsx", "application/octet-stream", excel_list()))
    page.get_by_role("button", name="Periksa daftar").click()
    page.get_by_role("button", name="Tulis ke daftar peserta").wait_for()
    staff.check()
    page.get_by_role("button", name="Koreksi baris 5").click()
    page.get_by_label("Tanggal lahir").fill("05/01/1985")
    staff.check()
    page.get_by_role("button", name="Simpan koreksi").last.click()
    page.get_by_text("Baris 5 dikoreksi. Sekarang: orang baru.").first.wait_for()
    page.get_by_role("button", name="Tulis ke daftar peserta").click()
    page.wait_for_load_state()
    assert training.enrolments.count() == PEOPLE

    # The first day by keyboard alone: 25 people, one of them sick.
    page = staff.open(sheet_path)
    staff.check()
    first_day = page.locator(f"td[data-s='{training.sessions.in_order()[0].pk}'] button.mark").first
    first_day.focus()
    page.keyboard.press("s")
    page.keyboard.press("Shift+H")
    saved(page)
    assert marked(training, 0) == PEOPLE

    # Ctrl+Z takes the fill back, Shift+H fills again.
    page.keyboard.press("Control+z")
    saved(page)
    assert marked(training, 0) == 1
    page.keyboard.press("Shift+H")
    saved(page)

    # The second day on a phone: a tap marks present.
    phone = visitor(user=staff.user, screen=PHONE)
    day = training.sessions.in_order()[1]
    page = phone.open(f"{sheet_path}?sesi={day.pk}")
    phone.check()
    page.locator(f"td[data-s='{day.pk}'] button.mark").first.click()
    page.get_by_role("button", name="Sisanya hadir").click()
    saved(page)
    assert marked(training, 1) == PEOPLE

    # The third day without JavaScript.
    plain = visitor(user=staff.user, javascript=False)
    page = plain.open(f"{sheet_path}?sesi={training.sessions.in_order()[2].pk}&cara=formulir")
    page.get_by_role("button", name="Simpan, sisanya hadir").click()
    page.get_by_text(f"{PEOPLE} kehadiran tersimpan.").wait_for()
    assert marked(training, 2) == PEOPLE

    # The last day from the paper: the photograph, then the exceptions by row number.
    last = training.sessions.in_order()[3]
    page = staff.open(f"/pelatihan/{training.pk}/sesi/{last.pk}/bukti/")
    staff.check()
    page.set_input_files("[name=file]", file("kertas.jpg", "image/jpeg", photo()))
    page.get_by_role("button", name="Kirim bukti").click()
    page.get_by_role("img", name="daftar hadir").first.wait_for()
    staff.check()
    page.get_by_label("Alpa").fill("3, 7")
    page.get_by_role("button", name="Simpan kehadiran").click()
    page.get_by_text(f"{PEOPLE} kehadiran tersimpan.").wait_for()
    assert marked(training, 3) == PEOPLE

    # Print and spreadsheet, then the training is finished.
    assert staff.page.request.get(f"/pelatihan/{training.pk}/presensi.pdf").headers["content-type"] == "application/pdf"
    assert staff.page.request.get(f"/pelatihan/{training.pk}/presensi.xlsx").ok
    staff.open(f"/pelatihan/{training.pk}/berkas/")
    staff.check()
    assert staff.page.request.get(f"/pelatihan/{training.pk}/spj.pdf").headers["content-type"] == "application/pdf"
    page = staff.open(f"/pelatihan/{training.pk}/selesai/")
    staff.check()
    page.get_by_role("button", name="Selesaikan dan kunci").click()
    page.wait_for_load_state()
    training.refresh_from_db()
    assert training.status == Training.Status.FINISHED

    # A coordinator of another rusunawa sees nothing of it.
    stranger = visitor(Role.COORDINATOR, rusunawa=RusunawaFactory())
    assert stranger.page.request.get(sheet_path).status == 404
    assert "Bimtek Menganyam" not in stranger.open("/pelatihan/").content()


def test_marks_made_without_a_connection_are_sent_when_it_is_back(training, visitor):
    EnrolmentFactory(training=training)
    staff = visitor(Role.STAFF)
    page = staff.open(f"/pelatihan/{training.pk}/presensi/")

    page.context.set_offline(True)
    page.locator("button.mark").first.click()
    page.get_by_text("Belum terkirim, 1 catatan menunggu").wait_for()
    assert not Attendance.objects.exists()

    page.context.set_offline(False)
    saved(page)
    assert Attendance.objects.get().status == "H"
