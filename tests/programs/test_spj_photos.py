"""Photographs in the SPJ pack: those that can be read, and a word about the others."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from rusunpreneur.access import Role
from tests.factories import (
    EvidenceFactory,
)
from tests.programs.papers import pages_of, pictures_of, training_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return training_held()


def spj(client, training):
    return client.get(reverse("training_spj_pdf", args=[training.pk]))


def broken(content=b"\xff\xd8\xff bukan foto"):
    return ContentFile(content, "rusak.jpg")


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff bukan foto", b"\x89PNG\r\n\x1a\n rusak"])
def test_a_photo_that_cannot_be_read_is_left_out_and_said(content, training, sign_in):
    first = training.sessions.in_order().first()
    EvidenceFactory(session=first)
    EvidenceFactory(session=first, file=broken(content))
    lost = EvidenceFactory(session=first)
    lost.file.storage.delete(lost.file.name)

    answer = spj(sign_in(Role.STAFF), training)

    assert pictures_of(answer) == 1
    assert "2 foto tidak terbaca" in pages_of(answer)[-2]


def test_a_photo_cut_short_is_left_out(training, sign_in):
    whole = BytesIO()
    Image.effect_noise((400, 300), 80).save(whole, "JPEG")
    EvidenceFactory(session=training.sessions.first(), file=broken(whole.getvalue()[:4000]))

    answer = spj(sign_in(Role.STAFF), training)

    assert answer.status_code == 200
    assert pictures_of(answer) == 0
