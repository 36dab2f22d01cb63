"""The queue: what waits, oldest first, in the places of whoever looks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.factories import LotFactory, ProductFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagrak():
    return Rusunawa.objects.get(slug="nagrak")


def codes(response) -> list[str]:
    return [lot.code for lot in response.context["queue"].page.object_list]


def test_lots_stand_oldest_first_and_judged_ones_are_gone(sign_in):
    client = sign_in(Role.QC)
    young, old = LotFactory(made_on=days_ago(1)), LotFactory(made_on=days_ago(9))
    LotFactory(made_on=days_ago(20), passed=True)

    response = client.get("/qc/")

    assert codes(response) == [old.code, young.code]
    assert "9 hari lalu" in response.content.decode()


def test_food_that_expires_first_can_stand_on_top(sign_in):
    client = sign_in(Role.QC)
    purse, bakso = LotFactory(made_on=days_ago(9)), LotFactory(product=ProductFactory(food=True), made_on=days_ago(4))

    response = client.get("/qc/?urut=kedaluwarsa")

    assert codes(response) == [bakso.code, purse.code]
    assert "1 hari lagi" in response.content.decode()


def test_the_queue_is_narrowed_by_rusunawa_and_product(sign_in, nagrak):
    client = sign_in(Role.QC)
    here, _ = LotFactory(rusunawa=nagrak), LotFactory()

    assert codes(client.get(f"/qc/?rusunawa={nagrak.pk}&produk={here.product_id}")) == [here.code]
    assert codes(client.get(f"/qc/?rusunawa={nagrak.pk}&produk={LotFactory().product_id}")) == []


def test_an_inspector_of_one_rusunawa_sees_no_other(sign_in, nagrak):
    client = sign_in(Role.QC, rusunawa=nagrak)
    here, there = LotFactory(rusunawa=nagrak), LotFactory()

    response = client.get("/qc/")

    assert codes(response) == [here.code]
    assert there.rusunawa.short_name not in response.content.decode()


def test_who_wrote_a_lot_down_sees_that_somebody_else_must_judge_it(sign_in):
    client = sign_in(Role.ADMIN)
    LotFactory(logged_by=client.user)

    assert "dicatat Anda" in client.get("/qc/").content.decode()


def test_an_empty_queue_says_what_will_be_here(sign_in):
    assert "Tidak ada yang menunggu" in sign_in(Role.QC).get("/qc/").content.decode()


@pytest.mark.parametrize("address", ["/qc/?rusunawa=x&produk=-1", "/qc/?page=abc&urut=%00", "/qc/?page=999"])
def test_an_address_that_makes_no_sense_is_no_failure(sign_in, address):
    assert sign_in(Role.QC).get(address).status_code == 200


def test_the_queue_asks_the_same_of_one_lot_and_of_six(sign_in):
    client = sign_in(Role.QC)
    client.get("/qc/")
    counts = []

    for number in (1, 5):
        LotFactory.create_batch(number)
        with CaptureQueriesContext(connection) as queries:
            client.get("/qc/")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


def test_the_first_page_of_an_inspector_leads_to_what_waits(sign_in, nagrak):
    client = sign_in(Role.QC, rusunawa=nagrak)
    assert "Tidak ada yang menunggu" in client.get("/").content.decode()
    here, there = LotFactory(rusunawa=nagrak), LotFactory()

    page = client.get("/").content.decode()

    assert f"/qc/{here.pk}/" in page
    assert there.code not in page
