"""Officials read what a month brought each rusunawa; nobody can be made out of it."""

import pytest

from rusunpreneur.access import Role
from tests.factories import EarningFactory, LotFactory, ParticipantFactory, PayoutFactory, RusunawaFactory, SaleFactory

pytestmark = pytest.mark.django_db


def earners(number, home, amount=30_000):
    for _ in range(number):
        EarningFactory(participant=ParticipantFactory(name="Nama Rahasia"), rusunawa=home, amount_rupiah=amount)


def page_of(client, query=""):
    return client.get(f"/pembayaran/{query}").content.decode()


def test_a_place_of_many_is_told_and_one_of_few_is_not_nor_summed(sign_in):
    earners(5, RusunawaFactory(name="Rusunawa Uji Ramai"))
    earners(2, RusunawaFactory(name="Rusunawa Uji Sepi"), amount=77_000)

    page = page_of(sign_in(Role.OFFICIAL))

    assert page.count("Rp150.000") == 2  # in its row and in the sum
    assert "Uji Sepi" in page
    assert "154.000" not in page
    assert "304.000" not in page
    assert "Nama Rahasia" not in page


def test_another_month_is_another_page(sign_in):
    earners(5, RusunawaFactory())

    assert "Belum ada yang masuk di bulan ini" in page_of(sign_in(Role.OFFICIAL), "?bulan=2020-01")


def test_the_office_narrows_those_who_are_owed_to_one_place(sign_in):
    here, elsewhere = (SaleFactory(lot=LotFactory(passed=True, makers=(3,))).lines.get().share for _ in range(2))
    names = []
    for share, name in ((here, "Siti Di Sini"), (elsewhere, "Sari Di Sana")):
        share.maker.name = name
        share.maker.save()
        names.append(name)

    page = page_of(sign_in(Role.STAFF), f"?rusunawa={here.lot.rusunawa.slug}")

    assert [name in page for name in names] == [True, False]
    assert 'data-label="Sejak">' in page


def test_who_is_owed_costs_as_many_queries_for_six_as_for_one(sign_in, django_assert_num_queries):
    client = sign_in(Role.STAFF)
    SaleFactory()
    page_of(client)
    with django_assert_num_queries(8):
        page_of(client)
    for _ in range(5):
        SaleFactory()
    with django_assert_num_queries(8):
        page_of(client)


def test_what_is_in_a_payout_already_is_not_unpaid_since(sign_in):
    PayoutFactory()

    assert "di setoran" in page_of(sign_in(Role.STAFF))
