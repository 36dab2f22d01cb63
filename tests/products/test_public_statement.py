"""What a resident reads at her link, and what nobody else does."""

import pytest

from tests.factories import DeductionRuleFactory, InspectionFactory, LotFactory, SaleFactory, StatementLinkFactory
from tests.products.told import opened, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def payout():
    return paid()


@pytest.fixture
def her(payout):
    return opened(StatementLinkFactory(participant=payout.participant))


def test_she_reads_pieces_prices_deductions_what_was_paid_and_what_is_owed():
    DeductionRuleFactory(name="Kas koperasi", channel="langsung")
    lot = LotFactory(passed=True)
    SaleFactory(lot=lot)
    person = paid(lot).participant
    SaleFactory(lot=lot, quantity=1)

    her = opened(StatementLinkFactory(participant=person))
    page = her.get(her.path).content.decode()

    assert all(said in page for said in ("2 × Rp35.000", "Kas koperasi", "−Rp1.750", "Rp68.250", "Rp34.125"))
    assert "Uang Rp68.250 ini sudah Anda terima?" in page


def test_she_reads_what_did_not_pass_and_why():
    lot = LotFactory()
    finding = InspectionFactory(lot=lot).verdicts.get().findings.first()
    SaleFactory(lot=lot)

    her = opened(StatementLinkFactory(participant=paid(lot).participant))
    page = her.get(her.path).content.decode()

    assert f"2 perlu diperbaiki: {finding.defect.name}" in page
    assert f"1 ditolak: {finding.defect.name}" in page


def test_the_page_names_her_by_first_name_and_nothing_else(her, payout):
    person = payout.participant
    page = her.get(her.path)

    text = page.content.decode()
    assert f"Halo {person.name.split()[0]}" in text
    assert not any(secret in text for secret in (person.name, person.code, str(payout.paid_by)))


def test_no_search_engine_keeps_it_and_no_address_leaves_it(her):
    page = her.get(her.path)

    assert "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "same-origin"  # with none at all a browser would send its forms from nowhere
    assert "no-store" in page["Cache-Control"]
    assert "unsafe" not in page["Content-Security-Policy"]


def test_closing_it_asks_for_the_code_again(her):
    her.post(her.path, {"tutup": "1"})

    assert "Kode enam angka" in her.get(her.path).content.decode()
    assert her.cookies["rincian"].value == ""


def test_six_lines_cost_as_much_as_one(her, payout, django_assert_max_num_queries):
    lot = payout.items.get().earning.sale_line.share.lot
    for _ in range(5):
        SaleFactory(lot=lot, quantity=1)

    with django_assert_max_num_queries(10):
        her.get(her.path)
