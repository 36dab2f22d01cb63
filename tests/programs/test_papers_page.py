"""What is missing in the papers of a training is said before they are printed."""

import pytest
from django.urls import reverse

from programs import dossier
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EvidenceFactory, FacilitatorFactory, RusunawaFactory, TrainingFactory
from tests.factories.programs import days_ago
from tests.programs.papers import pages_of

pytestmark = pytest.mark.django_db
PAGE_QUERIES = 9


@pytest.fixture
def training():
    """One day held, everybody marked, with who taught it."""
    made = TrainingFactory(days=1, people=2, days__status="held", days__facilitator=FacilitatorFactory())
    for enrolment in made.enrolments.all():
        AttendanceFactory(enrolment=enrolment, session=made.sessions.get())
    return made


def papers(client, training):
    return client.get(reverse("training_papers", args=[training.pk]))


def said(client, training) -> str:
    return papers(client, training).content.decode()


def test_whole_papers_are_said_to_be_whole(training, sign_in):
    EvidenceFactory(session=training.sessions.get())

    page = said(sign_in(Role.STAFF), training)

    assert "Sesinya lengkap" in page
    assert reverse("training_spj_pdf", args=[training.pk]) in page


def test_each_lack_leads_to_where_it_is_mended(sign_in):
    training = TrainingFactory(days=1, people=2, days__status="held")
    session = training.sessions.get()

    page = said(sign_in(Role.STAFF), training)

    assert "Belum ada sesi yang lengkap." in page
    assert f"{reverse('training_sheet', args=[training.pk])}?sesi={session.pk}" in page
    assert reverse("session_evidence", args=[training.pk, session.pk]) in page
    assert reverse("session_edit", args=[training.pk, session.pk]) in page


def test_a_coordinator_is_not_sent_to_what_she_may_not_change(sign_in):
    training = TrainingFactory(days=1, people=2, days__status="held")

    page = said(sign_in(Role.COORDINATOR, rusunawa=training.rusunawa), training)

    assert "Belum dicatat" in page
    assert "Catat kehadiran" not in page
    assert "Pilih narasumber" not in page


def test_a_photo_that_cannot_be_read_is_named(training, sign_in):
    evidence = EvidenceFactory(session=training.sessions.get())
    evidence.file.storage.delete(evidence.file.name)

    assert "Tidak terbaca" in said(sign_in(Role.STAFF), training)


def test_a_scan_is_evidence_that_is_printed_by_itself(training, sign_in):
    EvidenceFactory(session=training.sessions.get(), kind="pdf")

    page = said(sign_in(Role.STAFF), training)

    assert "Sesinya lengkap" in page
    assert "Dicetak terpisah" in page


def test_a_finished_training_says_that_it_must_be_reopened(sign_in):
    training = TrainingFactory(days=1, people=2, days__status="held", finished=True)

    assert reverse("training_reopen", args=[training.pk]) in said(sign_in(Role.STAFF), training)


@pytest.mark.parametrize("days", [0, 2])
def test_nothing_held_answers_with_a_sentence(days, sign_in):
    training = TrainingFactory(days=days, people=1, starts_on=days_ago(-2))
    client = sign_in(Role.STAFF)

    answer = client.get(reverse("training_spj_pdf", args=[training.pk]), follow=True)

    assert answer.redirect_chain == [(reverse("training_papers", args=[training.pk]), 302)]
    assert "Belum ada sesi yang terlaksana" in answer.content.decode()
    assert "Belum ada yang bisa dicetak" in said(client, training)


def test_sheets_too_long_for_one_paper_stay_out_of_it_and_that_is_said(training, sign_in, monkeypatch):
    monkeypatch.setattr(dossier, "MOST_LINES", 1)
    client = sign_in(Role.STAFF)

    text = " ".join(pages_of(client.get(reverse("training_spj_pdf", args=[training.pk]))))

    assert "Daftar hadir terlalu panjang untuk satu berkas" in text
    assert training.enrolments.first().participant.name not in text
    assert "Daftar hadirnya terlalu panjang" in said(client, training)


def test_another_place_is_not_there_and_officials_see_no_names(training, sign_in):
    assert papers(sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()), training).status_code == 404
    assert papers(sign_in(Role.OFFICIAL), training).status_code == 403


def test_the_page_asks_the_same_for_one_session_and_for_six(training, sign_in, django_assert_num_queries):
    wide = TrainingFactory(days=4, people=6, days__status="held")
    EvidenceFactory(session=wide.sessions.first())
    client = sign_in(Role.STAFF)
    papers(client, training)

    for asked in (training, wide):
        with django_assert_num_queries(PAGE_QUERIES):
            papers(client, asked)
