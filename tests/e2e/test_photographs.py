"""A photograph of the signed sheet is made smaller on the phone, upright, before it travels."""

from io import BytesIO

import pytest
from PIL import Image

from programs.models import Evidence
from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import TrainingFactory

ROTATED = 6  # as a phone notes it: the top of the scene is at the right of the file
RED = (200, 30, 30)


@pytest.fixture
def session(transactional_db):
    return TrainingFactory(days=1, people=1).sessions.get()


def photo(size, *, kind="JPEG") -> bytes:
    """Lying on its side, its upper left quarter red."""
    image, orientation, output = Image.new("RGB", size, "white"), Image.Exif(), BytesIO()
    image.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    orientation[0x0112] = ROTATED
    image.save(output, kind, exif=orientation, quality=99)
    return output.getvalue()


def choose(page, content, name="lembar.jpg", mime="image/jpeg"):
    page.set_input_files("[name=file]", {"name": name, "mimeType": mime, "buffer": content})
    page.get_by_text("siap dikirim").wait_for()


def chosen(page) -> list:
    return page.evaluate("(({name, size}) => [name, size])(document.querySelector('[name=file]').files[0])")


def open_page(visit, session):
    return visit.open(f"/pelatihan/{session.training_id}/sesi/{session.pk}/bukti/")


def test_a_large_photograph_arrives_small_and_upright(session, visitor):
    staff = visitor(Role.STAFF, screen=PHONE)
    page = open_page(staff, session)

    choose(page, photo((4000, 3000)))
    page.get_by_text("Diperkecil dari").wait_for()
    staff.check()
    page.get_by_role("button", name="Kirim bukti").click()
    page.get_by_role("img", name="Foto daftar hadir").wait_for()

    with Evidence.objects.get().file.open() as file, Image.open(file) as kept:
        assert kept.size == (1500, 2000)
        assert kept.getpixel((1400, 100))[0] > 150 > kept.getpixel((1400, 100))[1]
        assert min(kept.getpixel((100, 100))) > 150


def test_who_is_quicker_than_the_phone_still_sends_the_small_one(session, visitor):
    page = open_page(visitor(Role.STAFF), session)

    page.set_input_files("[name=file]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo((4000, 3000))})
    page.evaluate("document.querySelector('[name=file]').form.requestSubmit()")
    page.get_by_role("img", name="Foto daftar hadir").wait_for()

    with Evidence.objects.get().file.open() as file, Image.open(file) as kept:
        assert max(kept.size) == 2000


@pytest.mark.parametrize(
    ("name", "mime", "content"),
    [
        ("kecil.jpg", "image/jpeg", photo((400, 300))),
        ("pindaian.pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 3_000_000),
        ("rusak.jpg", "image/jpeg", b"\xff\xd8\xff" + b"x" * 3_000_000),
    ],
)
def test_what_is_small_no_photograph_or_broken_goes_as_it_is(name, mime, content, session, visitor):
    page = open_page(visitor(Role.STAFF), session)

    choose(page, content, name, mime)

    assert chosen(page) == [name, len(content)]
