"""What a resident answers at her link: once, about her own, and only with her code."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from products.actions import disputes
from products.models import Dispute, StatementAnswer
from tests.factories import StatementLinkFactory
from tests.products.told import opened, paid, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def payout():
    return paid()


@pytest.fixture
def her(payout):
    return opened(StatementLinkFactory(participant=payout.participant))


def test_an_answer_that_is_sent_twice_is_one(her, payout):
    for _ in range(2):
        assert says(her, payout, "salah", note="Kurang Rp10.000").status_code == 302
    says(her, payout, "terima")

    assert StatementAnswer.objects.get().note == "Kurang Rp10.000"
    assert Dispute.objects.get().is_open


def test_what_is_wrong_is_asked_in_words(her, payout):
    assert says(her, payout, "salah").status_code == 422
    assert her.get(reverse("statement_answer", args=[her.link.token]) + f"?bayar={payout.pk}").status_code == 200
    assert not StatementAnswer.objects.exists()


def test_received_is_no_dispute_and_she_may_object_later(her, payout):
    says(her, payout, "terima")
    assert not Dispute.objects.exists()

    says(her, payout, "salah", ke=2, note="Ternyata uang palsu")
    assert Dispute.objects.get().answer.number == 2


def test_of_the_whole_statement_too(her):
    says(her, None, "belum")

    assert Dispute.objects.get().answer.payout is None


def test_a_new_link_shows_what_became_of_an_objection_to_the_whole(her):
    says(her, None, "belum")
    disputes.reply(dispute=Dispute.objects.get(), text="Uangnya besok, Bu.", by=her.link.created_by)

    later = opened(StatementLinkFactory(participant=her.link.participant))

    page = later.get(later.path).content.decode()
    assert "Uangnya besok, Bu." in page
    assert "belum dibayarkan kepada Anda" not in page


def test_a_payment_of_another_person_is_not_there(her):
    other = paid()

    assert says(her, other, "terima").status_code == 404
    assert says(her, other, "terima", bayar="1x").status_code == 404
    with pytest.raises(DatabaseError, match="statement_answer_of_her_own"), transaction.atomic():
        disputes.say(link=her.link, payout=other, number=1, said="terima")


def test_without_the_code_nothing_is_said(her, payout):
    stranger = Client()
    stranger.link = her.link
    other = opened(StatementLinkFactory(participant=paid().participant))

    assert "Kode enam angka" in says(stranger, payout, "terima").content.decode()
    other.cookies["rincian"]["path"] = "/"
    other.link = her.link
    assert "Kode enam angka" in says(other, payout, "terima").content.decode()
    assert not StatementAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_are_one_answer():
    payout = paid()
    hers = [opened(StatementLinkFactory(participant=payout.participant))]
    taps = Barrier(2)
    codes = []

    def tap():
        taps.wait()
        mine = Client(headers={})
        mine.link, mine.cookies = hers[0].link, hers[0].cookies
        codes.append(says(mine, payout, "belum").status_code)
        connection.close()

    threads = [Thread(target=tap) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert codes == [302, 302]
    assert Dispute.objects.count() == StatementAnswer.objects.count() == 1
