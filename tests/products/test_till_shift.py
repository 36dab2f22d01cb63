"""A cashier's turn: opened, cash in and out, closed against what was counted, opened again by the office."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from products.actions import shifts
from products.models import Shift
from rusunpreneur.access import Role
from tests.factories import CashMoveFactory, UserFactory
from tests.products.tills import Till, sent

pytestmark = pytest.mark.django_db


def close(client, till, counted="", **typed):
    return client.post(f"{till.url}tutup/", {"counted": counted, "reason": "", **typed})


def test_a_cashier_opens_the_till_once_with_the_cash_in_it(sign_in):
    till = Till()
    Shift.objects.filter(pk=till.shift.pk).update(
        closed_at=till.shift.opened_at, closed_by=till.cashier, expected_rupiah=100_000, counted_rupiah=100_000
    )
    client = sign_in(user=till.cashier)
    form = {"opening": "150.000", "submission_key": "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b10"}

    assert client.post(f"{till.url}buka/", form | {"opening": "150,5"}).status_code == 422
    answers = [client.post(f"{till.url}buka/", form).headers["Location"] for _ in range(2)]

    assert answers == [till.url] * 2
    assert Shift.objects.get(closed_at=None).opening_rupiah == 150_000


def test_the_drawer_is_opening_and_cash_sales_and_in_less_out(sign_in):
    till = Till()
    client = sign_in(user=till.cashier)
    client.post(till.url, sent(2, till.product))
    client.post(till.url, sent(1, till.product, way="qris"))
    for direction, amount in (("masuk", "50.000"), ("keluar", "20.000")):
        key = sent(product=till.product)["submission_key"]
        typed = {"direction": direction, "amount": amount, "reason": "Uang kecil", "submission_key": key}
        assert client.post(f"{till.url}kas/", typed).status_code == 302

    answer = close(client, till, "200.000")

    till.shift.refresh_from_db()
    assert answer.headers["Location"] == till.shift.get_absolute_url()
    assert (till.shift.expected_rupiah, till.shift.counted_rupiah) == (200_000, 200_000)


def test_a_difference_needs_a_reason(sign_in):
    till = Till()
    client = sign_in(user=till.cashier)

    page = close(client, till, "95.000")

    assert page.status_code == 422
    assert "Kurang Rp5.000 dari Rp100.000. Tulis sebab selisihnya." in page.content.decode()
    assert close(client, till, "95.000", reason="Salah kembalian").status_code == 302
    assert Shift.objects.get().difference_rupiah == -5_000


def test_notes_and_coins_add_up_to_what_was_counted(sign_in):
    till = Till()
    client = sign_in(user=till.cashier)

    refused = close(client, till, "100.000", **{"lembar-50000": "1"})
    close(client, till, **{"lembar-50000": "1", "lembar-10000": "5"})

    assert "Jumlah pecahannya berbeda" in refused.content.decode()
    assert Shift.objects.get().counted_notes == {"50000": 1, "10000": 5}


def test_no_more_cash_is_taken_out_than_is_there(sign_in):
    till = Till()
    typed = {"direction": "keluar", "amount": "100.001", "reason": "Setor"}

    page = sign_in(user=till.cashier).post(f"{till.url}kas/", typed | sent(product=till.product)).content.decode()

    assert "Di laci hanya ada Rp100.000." in page
    assert not till.shift.cash_moves.exists()


def test_the_database_lets_no_cash_into_a_closed_drawer():
    till = Till()
    shifts.close(shift=till.shift, counted_rupiah=100_000, by=till.cashier)

    with pytest.raises(IntegrityError, match="cash_move_in_open_shift"), transaction.atomic():
        CashMoveFactory(shift=till.shift)


def test_the_office_opens_a_turn_again_with_a_reason_and_a_cashier_does_not(sign_in):
    till = Till()
    shift = shifts.close(shift=till.shift, counted_rupiah=100_000, by=till.cashier)
    url, reason = f"{shift.get_absolute_url()}buka-lagi/", {"reason": "Ada nota tertinggal"}

    assert sign_in(user=till.cashier).post(url, reason).status_code == 403
    staff = sign_in(Role.STAFF)
    assert staff.post(url, {"reason": ""}).status_code == 422
    assert staff.post(url, reason).status_code == 302

    shift.refresh_from_db()
    assert shift.is_open


def test_a_turn_stays_closed_when_its_cashier_has_opened_another():
    till = Till()
    shift = shifts.close(shift=till.shift, counted_rupiah=100_000, by=till.cashier)
    shifts.begin(bazaar=till.bazaar, opening_rupiah=0, by=till.cashier)

    with pytest.raises(ValidationError, match="masih terbuka"):
        shifts.reopen(shift=shift, reason="Lupa", by=UserFactory())
