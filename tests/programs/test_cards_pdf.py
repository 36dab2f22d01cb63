"""Cards to print, cut and scan."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from programs.documents import cards_pdf, printing
from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, ParticipantFactory, RusunawaFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
HOSTILE = ["=1+1", "#let $x$ *tebal* _m_ <a> \\ [", "Raden " + "W" * 60, "Siti \U0001f600 Rahayu", '"}], "cards": [']


@pytest.fixture
def training():
    return TrainingFactory(program__name="RusunPreneur Uji")


def cards(client, training):
    return client.get(reverse("training_cards_pdf", args=[training.pk]))


def text_of(answer) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)


def test_a_card_says_who_it_is_where_they_live_and_the_programme(training, sign_in):
    home = RusunawaFactory(name="Rusunawa Uji Nagrak")
    person = ParticipantFactory(name="Siti Rahayu", lives_in=home)
    EnrolmentFactory(training=training, participant=person)

    text = text_of(cards(sign_in(Role.STAFF), training))

    assert "Siti Rahayu" in text
    assert person.code in text
    assert "Rusunawa Uji Nagrak" in text
    assert person.residences.get().flat in text
    assert "RusunPreneur Uji 2026" in text


def test_the_qr_holds_the_code_and_nothing_else(training, sign_in, monkeypatch):
    held = []
    monkeypatch.setattr(
        printing, "qr", lambda content, **how: held.append(content) or "<svg xmlns='http://www.w3.org/2000/svg'/>"
    )
    person = ParticipantFactory(nik="3172044502859001", phone="+6281234567890")
    EnrolmentFactory(training=training, participant=person)

    cards(sign_in(Role.STAFF), training)

    assert held == [person.code]


def test_the_page_has_neither_nik_nor_phone(training, sign_in):
    person = ParticipantFactory(nik="3172044502859001", phone="+6281234567890")
    EnrolmentFactory(training=training, participant=person)

    text = text_of(cards(sign_in(Role.STAFF), training)).replace(person.code, "")

    assert "9001" not in text
    assert not re.search(r"\d{5}", text)


def test_ten_cards_stand_on_a_page(training, sign_in):
    for _ in range(11):
        EnrolmentFactory(training=training)

    pages = PdfReader(BytesIO(cards(sign_in(Role.STAFF), training).content)).pages

    assert [len(re.findall(r"RP-\d{6}", page.extract_text())) for page in pages] == [10, 1]


def test_who_has_left_gets_no_card(training):
    left = {"status": "withdrawn", "withdrawn_on": days_ago(0), "withdrawn_reason": "Pindah"}
    EnrolmentFactory(training=training, **left)
    waiting = EnrolmentFactory(training=training, status="waiting")
    stays = EnrolmentFactory(training=training)

    holders = cards_pdf.holders(training)

    assert holders == [stays]
    assert waiting not in holders


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_printed_as_it_is(name, training, sign_in):
    EnrolmentFactory(training=training, participant=ParticipantFactory(name=name))

    text = text_of(cards(sign_in(Role.STAFF), training))

    letters = re.sub(r"[\s\u200b]", "", text)
    assert re.sub(r"[\s\U0001f600]", "", name) in re.sub(r"[^\x20-\x7e]", "", letters)


def test_without_people_there_is_nothing_to_print(training, sign_in):
    answer = cards(sign_in(Role.STAFF), training)

    assert answer.url == training.get_absolute_url()


def test_cards_are_tagged_private_and_only_for_those_who_work_with_the_sheet(training, sign_in):
    EnrolmentFactory(training=training)
    elsewhere = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    answer = cards(sign_in(Role.STAFF), training)

    assert PdfReader(BytesIO(answer.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "no-store" in answer["Cache-Control"]
    assert cards(sign_in(Role.OFFICIAL), training).status_code == 403
    assert cards(elsewhere, training).status_code == 404
