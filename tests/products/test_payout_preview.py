"""Before a run is asked for: what it pays, to whom, how much; and afterwards how much of it was paid."""

from uuid import uuid4

import pytest

from rusunpreneur.access import Role
from rusunpreneur.words import MONTHS
from tests.factories import BazaarFactory, LotFactory, PayoutRunFactory
from tests.factories.money import line_of
from tests.factories.programs import days_ago
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


@pytest.fixture
def lot():
    """Both of its makers sold something at a bazaar."""
    lot = LotFactory(makers=(2, 1), passed=True)
    lot.bazaar = sell(BazaarFactory(goods=[lot]), *(line_of(lot, 1, 20_000, maker=maker) for maker in (0, 1))).bazaar
    return lot


def proposal(lot, source="") -> str:
    return f"/pembayaran/baru/?rusunawa={lot.rusunawa_id}&{source or f'bulan={days_ago(0):%Y-%m}'}"


def test_the_preview_names_what_it_pays(sign_in, lot):
    staff, today = sign_in(Role.STAFF), days_ago(0)

    month, bazaar = (staff.get(proposal(lot, source)).content.decode() for source in ("", f"bazar={lot.bazaar.pk}"))

    assert f"<span>{MONTHS[today.month - 1]} {today.year}</span>" in month
    assert f"<span>{lot.bazaar}</span>" in bazaar


def test_what_comes_back_sums_up_those_who_are_ticked(sign_in, lot):
    staff = sign_in(Role.STAFF)
    payable = staff.get(proposal(lot)).context["payable"]
    rows = {row["participant"]: row["total"] for row in payable.rows}
    person, amount = rows.popitem()

    refused = staff.post(proposal(lot), {"submission_key": uuid4(), "people": [person, "999999"]})

    assert payable.total == amount + sum(rows.values())
    assert refused.status_code == 422
    assert refused.context["payable"].total == amount
    assert f"dari {len(rows) + 1} orang" in refused.content.decode()


def test_a_run_says_how_much_of_it_is_paid(sign_in, lot):
    run, staff = PayoutRunFactory(lot=lot, approved=True), sign_in(Role.STAFF)
    said = []

    for payout in [*run.payouts.order_by("pk"), None]:
        said.append(staff.get(run.get_absolute_url()).context["state"])
        if payout:
            staff.post(f"/pembayaran/{payout.pk}/bayar/", {"submission_key": uuid4()})

    assert said == ["Disetujui", "Dibayar sebagian", "Lunas"]
    assert "Lunas" in staff.get("/pembayaran/").content.decode()
