"""The list of lots and the page of one."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory, ProductFactory, RusunawaFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LIST_QUERIES, PAGE_QUERIES = 10, 12


def listed(client, **asked) -> str:
    return client.get(reverse("lot_list"), asked).content.decode()


def page_of(client, lot) -> str:
    return client.get(lot.get_absolute_url()).content.decode()


def test_a_lot_is_found_by_its_code_its_product_and_a_maker(sign_in):
    lot = LotFactory(product=ProductFactory(name="Tas parsel uji", other_names="tas hantaran"))
    other = LotFactory()
    client = sign_in(Role.STAFF)

    for text in (lot.code.lower(), "hantaran", lot.shares.get().maker.name):
        page = listed(client, q=text)
        assert lot.code in page
        assert other.code not in page


def test_the_list_narrows_by_how_far_a_lot_is(sign_in):
    waiting, reworked, through = LotFactory(), LotFactory(), LotFactory(passed=True)
    InspectionFactory(lot=reworked)
    client = sign_in(Role.STAFF)

    pages = {state: listed(client, keadaan=state) for state in ("menunggu", "perbaikan", "selesai")}

    for state, lot in {"menunggu": waiting, "perbaikan": reworked, "selesai": through}.items():
        assert [one.code for one in (waiting, reworked, through) if one.code in pages[state]] == [lot.code]


def test_officials_read_how_many_made_it_but_no_names(sign_in):
    lot = LotFactory(makers=(3, 4))
    name = lot.shares.first().maker.name
    official = sign_in(Role.OFFICIAL)

    assert "2 orang" in listed(official)
    assert lot.code not in listed(official, q=name)
    assert name not in page_of(official, lot)


def test_inspectors_read_the_name_of_a_maker_but_cannot_open_her(sign_in):
    lot = LotFactory()
    maker = lot.shares.get().maker

    page = page_of(sign_in(Role.QC), lot)

    assert maker.name in page
    assert maker.get_absolute_url() not in page


def test_a_coordinator_sees_only_her_own_rusunawa(sign_in):
    lot, rusunawa = LotFactory(), RusunawaFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=rusunawa)

    assert lot.code not in listed(client)
    assert client.get(lot.get_absolute_url()).status_code == 404
    assert client.get(reverse("lot_by_code", args=[lot.code])).status_code == 404


@pytest.mark.parametrize("role", [Role.STAFF, Role.QC, Role.OFFICIAL])
def test_a_lot_leads_to_its_product(sign_in, role):
    lot, client = LotFactory(), sign_in(role)
    address = lot.product.get_absolute_url()

    assert f'href="{address}"' in page_of(client, lot)
    assert client.get(address).status_code == 200


def test_the_scanned_code_opens_the_lot(sign_in):
    lot = LotFactory()

    page = sign_in(Role.QC).get(reverse("lot_by_code", args=[lot.code.lower()]))

    assert lot.code in page.content.decode()


def test_the_story_tells_what_became_of_every_piece(sign_in):
    lot = LotFactory(makers=(10,))
    InspectionFactory(lot=lot)

    page = page_of(sign_in(Role.STAFF), lot)

    assert "Diperiksa 10, 7 lulus" in page
    assert "2 perbaikan, anyaman renggang; 1 ditolak, anyaman renggang" in page
    assert "Dalam perbaikan 2 · Ditolak 1 · Gudang A 7" in page


@pytest.mark.parametrize(
    "asked", [{"produk": "x"}, {"page": "99999"}, {"sort": "--x"}, {"q": "\x00"}, {"keadaan": "?"}]
)
def test_a_filter_that_makes_no_sense_is_no_error(sign_in, asked):
    LotFactory()

    assert sign_in(Role.STAFF).get(reverse("lot_list"), asked).status_code == 200


def test_queries_do_not_grow_with_the_rows(sign_in, django_assert_max_num_queries):
    rusunawa = RusunawaFactory()
    lots = [LotFactory(rusunawa=rusunawa, makers=(1, 2, 3), made_on=days_ago(day)) for day in range(6)]
    client = sign_in(Role.STAFF)
    listed(client)

    with django_assert_max_num_queries(LIST_QUERIES):
        listed(client)
    with django_assert_max_num_queries(PAGE_QUERIES):
        page_of(client, lots[0])
