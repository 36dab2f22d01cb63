"""The office reads whom it owes, how much and since when."""

import pytest
from django.urls import reverse

from products.actions import payouts as actions
from products.models import IncomeLook
from products.views.pay_list import SHOWN_RUNS
from rusunpreneur.access import Role
from tests.factories import LotFactory, PayoutFactory, RusunawaFactory, SaleFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def page_of(client, query=""):
    return client.get(f"/pembayaran/{query}").content.decode()


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


def test_the_sum_that_is_owed_comes_first_and_follows_the_search(sign_in):
    homes = [RusunawaFactory(), RusunawaFactory(slug="lain")]
    for home, pieces in zip(homes, (2, 1), strict=True):
        SaleFactory(lot=LotFactory(rusunawa=home, passed=True, makers=(3,)), quantity=pieces)
    staff = sign_in(Role.STAFF)

    owed = [staff.get("/pembayaran/", query).context["owed"] for query in ({}, {"rusunawa": "lain"})]

    assert owed == [{"people": 2, "rupiah": 105_000}, {"people": 1, "rupiah": 35_000}]
    page = page_of(sign_in(Role.COORDINATOR, rusunawa=homes[0]))
    assert page.index("Belum dibayar</p>") < page.index("Rp70.000") < page.index("<table")


def test_each_person_on_the_list_was_looked_at(sign_in):
    sold = [SaleFactory(), SaleFactory()]
    client = sign_in(Role.STAFF)

    page_of(client)

    looks = IncomeLook.objects.values_list("participant", "where", "looked_by")
    assert set(looks) == {(sale.lines.get().share.maker_id, "hak", client.user.pk) for sale in sold}


def test_who_is_owed_costs_as_many_queries_for_six_as_for_one(sign_in, django_assert_num_queries):
    client = sign_in(Role.STAFF)
    SaleFactory()
    page_of(client)
    with django_assert_num_queries(10):
        page_of(client)
    for _ in range(5):
        SaleFactory()
    with django_assert_num_queries(10):
        page_of(client)


def test_what_is_in_a_payout_already_is_not_unpaid_since(sign_in):
    PayoutFactory()

    assert "di daftar bayar" in page_of(sign_in(Role.STAFF))


def test_of_one_place_the_longest_unpaid_can_come_first(sign_in):
    home = RusunawaFactory()
    for name, day, pieces in (("Siti Banyak", 3, 2), ("Sari Lama", 40, 1)):
        sale = SaleFactory(
            lot=LotFactory(rusunawa=home, passed=True, makers=(pieces,)), quantity=pieces, sold_on=days_ago(day)
        )
        maker = sale.lines.get().share.maker
        maker.name = name
        maker.save()
    client = sign_in(Role.COORDINATOR, rusunawa=home)

    most, oldest = page_of(client), page_of(client, "?urut=lama")

    assert oldest.index("Sari Lama") < oldest.index("Siti Banyak")
    assert ">Paling lama</option>" in most
    assert ">Paling lama</option>" not in page_of(sign_in(Role.STAFF), "?urut=lama&rusunawa=tidak-ada")


def test_the_last_payouts_come_first(sign_in):
    older, newer = (PayoutFactory().run for _ in range(2))

    page = page_of(sign_in(Role.STAFF))

    assert page.index(str(newer)) < page.index(str(older))


def settled():
    run = PayoutFactory().run
    actions.approve(run=run, by=UserFactory())
    actions.pay_all(run=run, by=UserFactory())
    return run


def test_a_list_that_is_not_settled_stands_before_later_ones(sign_in):
    waiting = PayoutFactory().run
    later = [settled() for _ in range(SHOWN_RUNS)]

    shown = sign_in(Role.STAFF).get(reverse("pay_list")).context["runs"]

    assert [run.pk for run in shown] == [waiting.pk, *[run.pk for run in reversed(later)][: SHOWN_RUNS - 1]]
