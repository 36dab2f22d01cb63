"""Cards in front of a camera, in a real browser: the camera shows a film of cards made here."""

from io import BytesIO

import pytest
import segno
from PIL import Image

from programs.models import Attendance
from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import AttendanceFactory, TrainingFactory

FRAMES = 45  # about a second and a half of each card


@pytest.fixture
def training(transactional_db):
    """Three on the list; the second is excused today."""
    training = TrainingFactory(days=1, people=3)
    excused = training.enrolments.all()[1]
    AttendanceFactory(enrolment=excused, session=training.sessions.get(), status="I")
    return training


@pytest.fixture
def browser_with_camera(browser_type, browser_type_launch_args, tmp_path):
    """`browser_with_camera(codes)`: its camera shows one card after the other, again and again."""
    opened = []

    def launch(codes):
        film = tmp_path / "cards.mjpeg"
        film.write_bytes(b"".join(frame(code) * FRAMES for code in codes))
        camera = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
        arguments = [*browser_type_launch_args["args"], "--use-fake-ui-for-media-stream", *camera]
        opened.append(browser_type.launch(**{**browser_type_launch_args, "args": arguments}))
        return opened[-1]

    yield launch
    for browser in opened:
        browser.close()


def frame(code) -> bytes:
    """A card held a little askew."""
    drawing, picture = BytesIO(), BytesIO()
    segno.make(code, error="h", micro=False).save(drawing, kind="png", scale=8, border=4)
    card = Image.open(drawing).convert("RGB").rotate(8, expand=True, fillcolor="white")
    scene = Image.new("RGB", (640, 480), "#6b5f52")
    scene.paste(card, (190, 110))
    scene.save(picture, "JPEG", quality=85)
    return picture.getvalue()


def codes_of(training):
    return [enrolment.participant.code for enrolment in training.enrolments.order_by("number")]


def names_of(training):
    return [enrolment.participant.name for enrolment in training.enrolments.order_by("number")]


def open_scanner(visit, training):
    page = visit.open(f"/pelatihan/{training.pk}/presensi/")
    page.locator("[data-sheet-scan]:visible").click()
    return page


def marks():
    return dict(Attendance.objects.values_list("enrolment__number", "status"))


def test_cards_in_front_of_the_camera_mark_their_owners(training, visitor, browser_with_camera):
    (first, excused, _), (name, excused_name, _) = codes_of(training), names_of(training)
    staff = visitor(Role.STAFF, through=browser_with_camera([first, excused, "RP-999999", "bukan kartu"]))

    page = open_scanner(staff, training)

    page.get_by_text(f"{name}: hadir").wait_for()
    page.get_by_text(f"{excused_name} sudah dicatat izin").wait_for()
    page.get_by_text("RP-999999 tidak ada di daftar bimtek ini.").wait_for()
    staff.check()
    page.get_by_text("Kode ini bukan kartu peserta.").wait_for()
    page.get_by_text(f"{name}: sudah hadir").wait_for()
    page.get_by_role("button", name="Selesai", exact=True).click()
    page.locator("[data-sheet-state][data-state=saved]", has_text="Tersimpan").wait_for()
    assert marks() == {1: "H", 2: "I"}


def test_without_a_camera_a_hand_scanner_types_the_code(training, visitor):
    staff = visitor(Role.STAFF, screen=PHONE, dark=True)
    page = open_scanner(staff, training)
    page.get_by_text("tidak punya kamera").wait_for()
    staff.check()

    page.get_by_role("button", name="Selesai", exact=True).focus()
    page.keyboard.type(codes_of(training)[2])
    page.keyboard.press("Enter")

    page.get_by_text(f"{names_of(training)[2]}: hadir").wait_for()
    page.locator("[data-sheet-state][data-state=saved]", has_text="Tersimpan").wait_for(state="attached")
    assert marks() == {2: "I", 3: "H"}


def test_the_card_of_somebody_who_is_not_on_the_list_leads_to_adding_them(training, visitor):
    known = TrainingFactory(people=1, rusunawa=training.rusunawa).enrolments.get().participant
    page = open_scanner(visitor(Role.STAFF), training)

    page.get_by_label("ketik kode kartunya").fill(known.code)
    page.get_by_role("button", name="Tandai hadir").click()
    page.get_by_role("link", name="Tambah sebagai datang langsung").click()
    page.locator("li", has_text=known.code).get_by_role("button", name="Ya, tandai hadir").click()

    page.get_by_text(f"{known.name} masuk daftar").wait_for()
    assert marks() == {2: "I", 4: "H"}
