"""What a resident objects to waits on a list until staff close it with a reply; nothing of it is ever deleted."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from products.actions import disputes, earnings, payouts
from products.models import Dispute, DisputeReply, IncomeLook
from rusunpreneur.access import Role
from rusunpreneur.accounts.submissions import new_key
from tests.factories import DisputeFactory, DisputeReplyFactory, PayoutFactory, RusunawaFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispute():
    payout = payouts.pay(payout=PayoutFactory(approved=True), by=UserFactory())
    return DisputeFactory(payout=payout)


def send(client, dispute, name="dispute_close", **fields):
    given = {"submission_key": new_key(), "text": "Sudah kami cek, Bu.", "outcome": "jelas", **fields}
    return client.post(reverse(name, args=[dispute.pk]), given)


def test_it_waits_on_the_list_and_on_the_first_page(sign_in, dispute):
    client = sign_in(Role.COORDINATOR, rusunawa=dispute.answer.payout.run.rusunawa)

    assert reverse("dispute_list") in client.get("/").content.decode()
    assert dispute.participant.name in client.get(reverse("dispute_list")).content.decode()


def test_another_rusunawa_knows_nothing_of_it(sign_in, dispute):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert client.get(dispute.get_absolute_url()).status_code == 404
    assert dispute.participant.name not in client.get(reverse("dispute_list")).content.decode()


def test_its_page_says_what_she_said_of_which_lines(sign_in, dispute):
    payout = dispute.answer.payout
    page = sign_in(Role.STAFF).get(dispute.get_absolute_url()).content.decode()

    assert dispute.answer.note in page
    assert payout.number in page
    assert payout.items.get().earning.sale_line.share.lot.code in page
    assert IncomeLook.objects.get().where == IncomeLook.Where.DISPUTE


def test_a_coordinator_replies_and_only_the_office_closes(sign_in, dispute):
    client = sign_in(Role.COORDINATOR, rusunawa=dispute.answer.payout.run.rusunawa)

    assert send(client, dispute, "dispute_reply").status_code == 302
    assert send(client, dispute).status_code == 403
    assert Dispute.objects.get().is_open
    assert DisputeReply.objects.get().replied_by == client.user


def test_closing_needs_a_reply_and_leaves_both_on_record(sign_in, dispute):
    client = sign_in(Role.STAFF)

    assert send(client, dispute, text=" ").status_code == 422
    assert send(client, dispute).status_code == 302

    closed = Dispute.objects.get()
    assert (closed.outcome, closed.closing.text, closed.closed_by) == ("jelas", "Sudah kami cek, Bu.", client.user)
    assert dispute.participant.name in client.get(reverse("dispute_list") + "?keadaan=selesai").content.decode()
    assert send(client, dispute).status_code == 422
    assert DisputeReply.objects.count() == 1


def test_adjusted_only_once_it_was(dispute):
    by, payout = UserFactory(), dispute.answer.payout
    told = {"dispute": dispute, "outcome": "sesuai", "text": "Kami tambah", "by": by}
    with pytest.raises(ValidationError, match="Belum ada penyesuaian"):
        disputes.close(**told)
    given = {"rusunawa": payout.run.rusunawa, "amount_rupiah": 10_000, "reason": "Kurang dihitung"}
    earnings.adjust(participant=dispute.participant, by=by, **given)
    assert disputes.close(**told).outcome == "sesuai"


def test_reversed_only_once_the_payment_was(dispute):
    by = UserFactory()
    told = {"dispute": dispute, "outcome": "batal", "text": "Kami bayar lagi", "by": by}
    with pytest.raises(ValidationError, match="belum dibatalkan"):
        disputes.close(**told)

    payouts.reverse(payout=dispute.answer.payout, reason="Tidak sampai", by=by)
    assert disputes.close(**told).outcome == "batal"


def test_she_is_not_asked_again_while_it_is_looked_at(dispute):
    about = {"link": dispute.answer.link, "payout": dispute.answer.payout, "number": 2, "said": "terima"}
    with pytest.raises(ValidationError, match="sedang diperiksa"):
        disputes.say(**about)

    disputes.close(dispute=dispute, outcome="jelas", text="Sudah benar", by=UserFactory())
    assert disputes.say(**about).number == 2


def test_nothing_of_it_is_deleted_or_rewritten(dispute):
    reply = DisputeReplyFactory(dispute=dispute)
    disputes.close(dispute=dispute, outcome="jelas", text="Sudah benar", by=UserFactory())

    for change in (
        dispute.delete,
        reply.delete,
        dispute.answer.delete,
        lambda: Dispute.objects.update(outcome="sesuai"),
        lambda: DisputeReply.objects.update(text="Lain"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_database_closes_none_without_a_reply(dispute):
    with pytest.raises(DatabaseError, match="dispute_closed_with_reply"), transaction.atomic():
        Dispute.objects.update(outcome="jelas", closed_at=dispute.opened_at, closed_by=UserFactory())
