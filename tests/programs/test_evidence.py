"""What arrives as the signed sheet is made anew: nothing but what can be seen is kept, and hostile files are not."""

import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from programs.models import Evidence
from rusunpreneur.access import Role
from tests.factories import TrainingFactory

pytestmark = pytest.mark.django_db
GPS_TAG, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


@pytest.fixture
def session():
    return TrainingFactory(days=1, people=3).sessions.get()


def photo(size=(60, 40), kind="JPEG", **options):
    output = BytesIO()
    Image.new("RGB", size, "white").save(output, kind, **options)
    return output.getvalue()


def scan_of(jpeg):
    """A page that shows this photograph as it is, the way scanner apps write it."""
    writer, output, picture, drawing = PdfWriter(), BytesIO(), StreamObject(), StreamObject()
    page = writer.add_blank_page(300, 200)
    names = {"/Subtype": "/Image", "/ColorSpace": "/DeviceRGB", "/Filter": "/DCTDecode"}
    picture.update({NameObject(key): NameObject(value) for key, value in names.items()})
    sizes = {"/Width": 300, "/Height": 200, "/BitsPerComponent": 8}
    picture.update({NameObject(key): NumberObject(value) for key, value in sizes.items()})
    picture._data, drawing._data = jpeg, b"q 300 0 0 200 0 0 cm /Foto Do Q"
    shown = DictionaryObject({NameObject("/Foto"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
    page[NameObject("/Contents")] = writer._add_object(drawing)
    writer.write(output)
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


def test_a_photo_inside_a_scan_loses_its_place_too(session, sign_in):
    exif = Image.Exif()
    exif[MAKER] = "Kamera Ibu Sari"
    exif[GPS_TAG] = {1: "S", 2: (6.0, 6.0, 0.0)}

    send(sign_in(Role.STAFF), session, scan_of(photo((300, 200), exif=exif, comment=b"di rumah")), "daftar.pdf")

    content = kept()
    assert PdfReader(BytesIO(content)).pages[0].images[0].image.size == (300, 200)
    for left in (b"Exif", b"Kamera Ibu Sari", b"di rumah"):
        assert left not in content


def test_what_hides_behind_a_photo_is_left_behind(session, sign_in):
    send(sign_in(Role.STAFF), session, photo() + b"<script>alert(1)</script>")

    assert b"<script>" not in kept()


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
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"GIF89a" + photo(), "Kirim foto (JPG atau PNG) atau PDF."),
        (photo((9000, 9000), "PNG"), "Foto ini terlalu besar ukurannya."),
        (b"%PDF-1.7 rusak", "PDF ini rusak atau terlalu rumit."),
        (scan(pages=21), "lebih dari 20 halaman"),
        (scan(password="x"), "dikunci dengan kata sandi"),
        (b"\xff\xd8\xff" + b"0" * (8 * 1024 * 1024), "lebih besar dari 8 MB"),
    ],
    ids=["empty", "exe", "svg", "cut", "heic", "polyglot", "bomb", "broken-pdf", "long", "locked", "large"],
)
def test_what_is_no_evidence_is_refused_in_words(session, sign_in, content, sentence):
    answer = send(sign_in(Role.STAFF), session, content)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Evidence.objects.exists()
