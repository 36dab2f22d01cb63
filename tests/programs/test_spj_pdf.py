"""The SPJ pack: one PDF that accounts for a training."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from programs.actions import costs
from rusunpreneur.access import Role
from tests.factories import (
    EnrolmentFactory,
    EvidenceFactory,
    ParticipantFactory,
    RusunawaFactory,
    TrainingCostFactory,
    UserFactory,
)
from tests.programs.papers import pages_of, training_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return training_held()


def spj(client, training):
    return client.get(reverse("training_spj_pdf", args=[training.pk]))


def test_the_pack_has_cover_sheets_recap_facilitators_and_photos(training, sign_in):
    EvidenceFactory(session=training.sessions.in_order().first(), note="Membelah bambu")

    cover, first, second, recap, photos = pages_of(spj(sign_in(Role.STAFF), training))

    assert training.place in cover
    assert "Terdaftar 3 orang Pernah hadir 2 orang" in cover
    assert all(row.participant.name in first and row.participant.name in second for row in training.enrolments.all())
    assert "Terdaftar 3, hadir 2, izin 0, sakit 1, alpa 0, belum dicatat 0." in first
    assert "8 3 2 0 1 0 0" in recap
    assert "Ibu Ratna Narasumber Sanggar Uji" in recap
    assert "Membelah bambu" in photos


def test_the_pack_lists_each_receipt_that_stands(training, sign_in):
    TrainingCostFactory(training=training, description="Bambu apus", amount_rupiah=1_250_000, document_number="KW-7")
    back = TrainingCostFactory(training=training, description="Salah tulis")
    costs.revoke(cost=back, reason="Salah bimtek", by=UserFactory())

    text = " ".join(pages_of(spj(sign_in(Role.STAFF), training)))

    assert "Bambu apus" in text
    assert "KW-7" in text
    assert "Jumlah Rp1.250.000" in text
    assert "Salah tulis" not in text


def test_pages_are_counted_over_the_whole_pack(training, sign_in):
    pages = pages_of(spj(sign_in(Role.STAFF), training))

    assert [f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * 4


def test_the_pack_says_itself_what_it_lacks(training, sign_in):
    recap = pages_of(spj(sign_in(Role.STAFF), training))[-1]

    assert "2 orang belum dicatat, tanpa foto, tanpa narasumber." in recap


def test_a_name_is_printed_as_it_is(training, sign_in):
    EnrolmentFactory(training=training, participant=ParticipantFactory(name="#let $x$ *tebal* _m_ <a>"))

    assert "#let $x$ *tebal* _m_ <a>" in pages_of(spj(sign_in(Role.STAFF), training))[1]


def test_the_pack_is_tagged_and_private_to_those_who_work_with_the_sheet(training, sign_in):
    answer = spj(sign_in(Role.COORDINATOR, rusunawa=training.rusunawa), training)

    root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "id")
    assert b"pdfuaid:part" in answer.content
    assert "no-store" in answer["Cache-Control"]
    assert spj(sign_in(Role.OFFICIAL), training).status_code == 403
    assert spj(sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()), training).status_code == 404
