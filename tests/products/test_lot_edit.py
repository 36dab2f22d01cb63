"""Putting a lot right, and its photograph."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory

pytestmark = pytest.mark.django_db


def typed(client, lot, numbers, **changed):
    """What the page sends when these numbers are typed over its own."""
    form = client.get(reverse("lot_edit", args=[lot.pk])).context["form"]
    makers = {row.html_name: number for row, number in zip(form.rows, numbers, strict=True)}
    hidden = {name: form[name].value() for name in ("revision", "loaded")}
    return {"made_on": lot.made_on.isoformat(), "remark": "", **makers, **hidden, **changed}


def send(client, lot, sent):
    return client.post(reverse("lot_edit", args=[lot.pk]), sent)


def test_a_number_is_put_right_while_the_lot_waits(sign_in):
    lot, client = LotFactory(makers=(6, 4)), sign_in(Role.STAFF)

    answer = send(client, lot, typed(client, lot, [5, 4]))

    lot.refresh_from_db()
    assert answer.url == lot.get_absolute_url()
    assert (lot.quantity, lot.revision) == (9, 2)


def test_after_an_inspection_a_correction_needs_its_reason_and_keeps_what_was_judged(sign_in):
    lot, client = InspectionFactory(lot=LotFactory(makers=(12,))).lot, sign_in(Role.STAFF)

    silent = send(client, lot, typed(client, lot, [11]))
    too_few = send(client, lot, typed(client, lot, [9], reason="Salah hitung"))
    right = send(client, lot, typed(client, lot, [11], reason="Salah hitung"))

    assert silent.context["form"].errors["reason"] == ["Lot ini sudah diperiksa. Tulis alasan koreksinya."]
    assert "10 sudah diperiksa" in too_few.context["form"].errors["makers"][0]
    assert right.status_code == 302


def test_who_saves_second_is_told_what_changed(sign_in):
    lot, first, second = LotFactory(makers=(6,)), sign_in(Role.STAFF), sign_in(Role.STAFF)
    late = typed(second, lot, [8])
    send(first, lot, typed(first, lot, [7]))

    answer = send(second, lot, late)

    lot.refresh_from_db()
    assert answer.status_code == 422
    assert answer.context["form"].conflict
    assert lot.quantity == 7


def test_a_photograph_is_made_anew_and_shown_to_readers_only(sign_in):
    lot, client = LotFactory(), sign_in(Role.STAFF)
    picture = BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")

    send(client, lot, typed(client, lot, [10], photo=SimpleUploadedFile("a.png", picture.getvalue())))
    seen = sign_in(Role.QC).get(reverse("lot_photo", args=[lot.pk]))

    assert b"".join(seen.streaming_content).startswith(b"\xff\xd8\xff")
    assert sign_in(Role.CASHIER).get(reverse("lot_photo", args=[lot.pk])).status_code == 403


def test_what_is_no_photograph_is_refused_beside_the_field(sign_in):
    lot, client = LotFactory(), sign_in(Role.STAFF)

    answer = send(client, lot, typed(client, lot, [10], photo=SimpleUploadedFile("a.jpg", b"not a photo")))

    assert answer.status_code == 422
    assert "photo" in answer.context["form"].errors
