"""The photograph of the signed sheet: re-encoded, private, beside the marks."""

import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript

from programs.models import Attendance, Evidence
from rusunpreneur.access import Role
from tests.factories import RusunawaFactory, TrainingFactory

pytestmark = pytest.mark.django_db
GPS_TAG, ORIENTATION = 0x8825, 0x0112


@pytest.fixture
def session():
    return TrainingFactory(days=1, people=3).sessions.get()


def photo(size=(60, 40), kind="JPEG", **options):
    output = BytesIO()
    Image.new("RGB", size, "white").save(output, kind, **options)
    return output.getvalue()


def scan(pages=1, script=False, password=""):
    writer, output = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if script:
        writer.add_open_action(JavaScript("app.alert(1)"))
        writer.add_attachment("rahasia.txt", b"rahasia")
        writer.add_metadata({"/Author": "Ibu Sari"})
    if password:
        writer.encrypt(password)
    writer.write(output)
    return output.getvalue()


def kept():
    with Evidence.objects.get().file.open() as file:
        return file.read()


def address(session):
    return reverse("session_evidence", args=[session.training_id, session.pk])


def send(client, session, content, name="daftar.jpg", key=None):
    file = SimpleUploadedFile(name, content)
    return client.post(address(session), {"file": file, "submission_key": str(key or uuid.uuid4())})


def test_a_photo_is_kept_without_the_place_it_was_taken(session, sign_in):
    exif = Image.Exif()
    exif[GPS_TAG] = {1: "S", 2: (6.0, 6.0, 0.0)}
    exif[ORIENTATION] = 6

    send(sign_in(Role.STAFF), session, photo(exif=exif))

    picture = Image.open(BytesIO(kept()))
    assert not picture.getexif()
    assert picture.size == (40, 60)


def test_a_scan_keeps_its_pages_and_nothing_else(session, sign_in):
    send(sign_in(Role.STAFF), session, scan(pages=2, script=True), "daftar.pdf")

    content = kept()
    assert len(PdfReader(BytesIO(content)).pages) == 2
    for left in (b"JavaScript", b"rahasia", b"Ibu Sari", b"EmbeddedFile"):
        assert left not in content


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong."),
        (b"MZ\x90\x00 program", "Kirim foto (JPG atau PNG) atau PDF."),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", "Kirim foto (JPG atau PNG) atau PDF."),
        (photo()[:200], "Foto ini rusak atau tidak lengkap."),
        (photo((9000, 9000), "PNG"), "Foto ini terlalu besar ukurannya."),
        (b"%PDF-1.7 rusak", "PDF ini rusak atau terlalu rumit."),
        (scan(pages=21), "lebih dari 20 halaman"),
        (scan(password="x"), "dikunci dengan kata sandi"),
        (b"\xff\xd8\xff" + b"0" * (8 * 1024 * 1024), "lebih besar dari 8 MB"),
    ],
    ids=["empty", "exe", "svg", "cut", "bomb", "broken-pdf", "long", "locked", "large"],
)
def test_what_is_no_evidence_is_refused_in_words(session, sign_in, content, sentence):
    answer = send(sign_in(Role.STAFF), session, content)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Evidence.objects.exists()


def test_a_double_click_keeps_one_file(session, sign_in):
    client, key = sign_in(Role.STAFF), uuid.uuid4()

    answers = [send(client, session, photo(), key=key) for _ in range(2)]

    assert Evidence.objects.count() == 1
    assert answers[0].url == answers[1].url


def test_a_file_is_only_for_those_who_see_the_sheet(session, sign_in):
    staff = sign_in(Role.STAFF)
    send(staff, session, photo())
    url = reverse("evidence_file", args=[Evidence.objects.get().pk])

    answer = staff.get(url)
    assert Image.open(BytesIO(answer.getvalue())).size == (60, 40)

    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get(url).status_code == 404
    assert sign_in(Role.OFFICIAL).get(url).status_code == 403


def test_removing_asks_for_a_reason_and_the_history_keeps_it(session, sign_in):
    client = sign_in(Role.STAFF)
    send(client, session, photo())
    evidence = Evidence.objects.get()
    url = reverse("evidence_remove", args=[evidence.pk])

    client.post(url, {"reason": " "})
    assert Evidence.objects.exists()
    client.post(url, {"reason": "Salah hari"})

    assert not Evidence.objects.exists()
    event = Evidence.pgh_event_model.objects.get(pgh_label="delete")
    assert event.pgh_context["reason"] == "Salah hari"


def test_exceptions_are_typed_by_row_number_and_the_rest_was_present(session, sign_in):
    url = reverse("session_exceptions", args=[session.training_id, session.pk])

    sign_in(Role.STAFF).post(url, {"I": "2", "A": "3", "fill": "on"})

    marks = dict(Attendance.objects.values_list("enrolment__number", "status"))
    assert marks == {1: "H", 2: "I", 3: "A"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"I": "9"}, "Nomor 9 tidak ada"), ({"I": "2", "S": "2"}, "Nomor 2 sudah ditulis"), ({"A": "dua"}, "bukan nomor")],
)
def test_a_wrong_number_is_said_and_nothing_is_written(session, sign_in, typed, sentence):
    url = reverse("session_exceptions", args=[session.training_id, session.pk])

    answer = sign_in(Role.STAFF).post(url, typed)

    assert sentence in answer.content.decode()
    assert not Attendance.objects.exists()
