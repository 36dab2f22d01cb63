"""What one person earned, line by line; who looked is written down; putting it right asks once more."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from products.models import Account, Earning, IncomeLook
from rusunpreneur.access import Role
from tests.factories import DeductionRuleFactory, IncomeLookFactory, LotFactory, RusunawaFactory, SaleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot():
    DeductionRuleFactory(name="Kas koperasi", channel="langsung")
    lot = LotFactory(passed=True)
    SaleFactory(lot=lot)
    return lot


def page_of(lot, name="statement") -> str:
    return reverse(name, args=[lot.shares.get().maker_id])


def typed(lot, **fields) -> dict:
    given = {"direction": "kurang", "amount": "20.000", "rusunawa": lot.rusunawa_id, "reason": "Salah hitung"}
    return {"submission_key": uuid4(), **given, **fields}


def test_each_line_leads_to_its_lot_and_names_what_was_kept(sign_in, lot):
    page = sign_in(Role.STAFF).get(page_of(lot)).content.decode()

    assert f'href="{lot.get_absolute_url()}"' in page
    assert all(said in page for said in ("2 × Rp35.000", "Kas koperasi", "−Rp1.750", "Rp68.250"))


def test_every_look_is_written_down_and_shown(sign_in, lot):
    client = sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa)

    page = client.get(page_of(lot)).content.decode()

    look = IncomeLook.objects.get()
    assert (look.looked_by, look.participant) == (client.user, lot.shares.get().maker)
    assert str(client.user) in page


def test_a_look_is_never_unwritten():
    look = IncomeLookFactory()

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        look.delete()


def test_a_coordinator_of_another_rusunawa_finds_nothing_and_leaves_no_look(sign_in, lot):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory(slug="jauh"))

    assert client.get(page_of(lot)).status_code == 404
    assert not IncomeLook.objects.exists()


def test_the_page_asks_as_much_for_six_lines_as_for_two(sign_in, lot, django_assert_max_num_queries):
    client = sign_in(Role.STAFF)
    client.get(page_of(lot))
    for _ in range(2):
        SaleFactory(lot=lot)

    with django_assert_max_num_queries(14):  # ten of the page; the session and the look beside them
        client.get(page_of(lot))


def test_an_adjustment_is_asked_for_once_more_with_its_amount(sign_in, lot):
    client, path = sign_in(Role.STAFF), page_of(lot, "statement_adjust")
    maker = lot.shares.get().maker_id

    asked = client.post(path, typed(lot))
    other = client.post(path, typed(lot, amount="30.000", pasti=f"{maker}:-20000"))
    assert "Haknya berkurang" in asked.content.decode()
    assert other.status_code == 200
    assert not Earning.objects.filter(kind="penyesuaian").exists()

    assert client.post(path, typed(lot, pasti=f"{maker}:-20000")).status_code == 302
    assert Account.objects.get().owed_rupiah == 48_250


def test_more_than_is_owed_is_not_taken(sign_in, lot):
    pasti = f"{lot.shares.get().maker_id}:-90000"

    answer = sign_in(Role.STAFF).post(page_of(lot, "statement_adjust"), typed(lot, amount="90.000", pasti=pasti))

    assert answer.status_code == 422
    assert "sisa haknya tinggal Rp68.250" in answer.content.decode()
