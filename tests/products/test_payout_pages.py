"""The pages of paying: proposed by one, approved by another, handed over, printed."""

from uuid import uuid4

import pytest

from products.models import Account, Payout, PayoutRun
from rusunpreneur.access import Role
from tests.factories import LotFactory, PayoutRunFactory, RusunawaFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot():
    lot = LotFactory(makers=(6, 4), passed=True)
    SaleFactory(lot=lot, quantity=2, price=35_000)
    return lot


def proposal(lot) -> str:
    return f"/pembayaran/baru/?rusunawa={lot.rusunawa_id}&bulan={days_ago(0):%Y-%m}"


def opened(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def keyed(**fields) -> dict:
    return {"submission_key": uuid4(), **fields}


def test_money_goes_from_what_is_owed_to_a_signed_receipt(sign_in, lot):
    staff, other, maker = sign_in(Role.STAFF), sign_in(Role.STAFF), lot.shares.order_by("pk").first().maker
    assert "Rp70.000" in opened(staff, "/pembayaran/")

    preview = opened(staff, proposal(lot))
    assert maker.name in preview
    sent = staff.post(proposal(lot), keyed(people=[maker.pk], **{f"cara-{maker.pk}": "tunai"}))
    run = PayoutRun.objects.get()
    assert sent.url == run.get_absolute_url()
    assert "Setujui" not in opened(staff, sent.url)
    assert staff.post(f"{sent.url}setujui/", keyed()).status_code == 422
    assert staff.get(f"{sent.url}kuitansi.pdf").url == staff.get(f"{sent.url}bap.pdf").url == sent.url

    assert other.post(f"{sent.url}setujui/", keyed()).status_code == 302
    assert other.post(f"{sent.url}bayar/", keyed()).status_code == 302
    assert Account.objects.get().owed_rupiah == 0
    for name in ("kuitansi.pdf", "bap.pdf"):
        assert b"".join(staff.get(f"{sent.url}{name}").streaming_content).startswith(b"%PDF")


def test_the_same_form_sent_twice_makes_one_run(sign_in, lot):
    staff, maker = sign_in(Role.STAFF), lot.shares.order_by("pk").first().maker
    fields = keyed(people=[maker.pk])

    first, second = staff.post(proposal(lot), fields), staff.post(proposal(lot), fields)

    assert first.url == second.url
    assert PayoutRun.objects.count() == 1


@pytest.mark.parametrize(
    ("people", "sentence"), [([], "Pilih paling sedikit satu orang."), (["999999"], "Daftar ini sudah berubah.")]
)
def test_a_proposal_that_cannot_be_comes_back_in_words(sign_in, lot, people, sentence):
    answer = sign_in(Role.STAFF).post(proposal(lot), keyed(people=people))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not PayoutRun.objects.exists()


@pytest.mark.parametrize("query", ["bulan=9999-01", "bulan=teks", "bazar=1&bulan=", "rusunawa=abc&bulan=2026-01", ""])
def test_an_address_that_names_nothing_asks_where_to_pay(sign_in, lot, query):
    assert "Pilih bulan" in opened(sign_in(Role.STAFF), f"/pembayaran/baru/?{query}")


def test_a_transfer_is_written_down_with_its_number(sign_in, lot):
    run = PayoutRunFactory(lot=lot, approved=True, method="transfer")
    path, staff = f"/pembayaran/{run.payouts.get().pk}/bayar/", sign_in(Role.STAFF)

    refused = staff.post(path, keyed(reference=" "))
    assert "Tulis nomor transfernya." in refused.content.decode()
    assert staff.post(path, keyed(reference="BDKI 0042")).status_code == 302

    assert Payout.objects.get().reference == "BDKI 0042"


def test_a_payment_is_taken_back_with_a_reason(sign_in, lot):
    run = PayoutRunFactory(lot=lot, approved=True)
    staff, payout = sign_in(Role.STAFF), run.payouts.get()
    staff.post(f"{run.get_absolute_url()}bayar/", keyed())

    assert staff.post(f"/pembayaran/{payout.pk}/batal/", keyed(reason="")).status_code == 422
    assert staff.post(f"/pembayaran/{payout.pk}/batal/", keyed(reason="Uang kembali")).status_code == 302

    assert Account.objects.get().owed_rupiah == 70_000


def test_a_coordinator_hands_over_at_her_rusunawa_and_approves_nothing(sign_in, lot):
    run = PayoutRunFactory(lot=lot, approved=True)
    here, elsewhere = (
        sign_in(Role.COORDINATOR, rusunawa=place) for place in (lot.rusunawa, RusunawaFactory(slug="jauh"))
    )

    assert elsewhere.get(run.get_absolute_url()).status_code == 404
    assert here.post(f"{run.get_absolute_url()}setujui/", keyed()).status_code == 403
    assert "Rp70.000" not in opened(elsewhere, "/pembayaran/")
    assert here.post(f"{run.get_absolute_url()}bayar/", keyed()).status_code == 302

    assert Payout.objects.get().is_paid
