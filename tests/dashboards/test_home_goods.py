"""What the first page says about goods: what is being mended, what spoils, and where a coordinator begins."""

import pytest
from django.urls import reverse

from products.actions import stock
from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory, ProductFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def test_what_is_being_mended_is_listed_until_it_is_handed_in(sign_in):
    lot = InspectionFactory().lot
    coordinator = sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa)
    before = coordinator.get("/").content.decode()

    stock.finish_rework(share=lot.shares.get(), quantity=2, by=lot.logged_by)
    after = coordinator.get("/").content.decode()

    assert 'id="rework"' in before
    assert lot.code in before
    assert 'id="rework"' not in after


def test_food_in_the_store_is_listed_when_it_soon_spoils(sign_in):
    bakso = ProductFactory(name="Bakso uji", food=True)
    soon = LotFactory(product=bakso, made_on=days_ago(4), passed=True)
    later = LotFactory(product=bakso, made_on=days_ago(0), passed=True)

    card = sign_in(Role.STAFF).get("/").content.decode().partition('id="expiring"')[2].partition("</ul>")[0]

    assert soon.code in card
    assert later.code not in card


def test_a_coordinator_begins_to_log_on_the_first_page(sign_in):
    lot = LotFactory()

    page = sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa).get("/").content.decode()

    assert reverse("lot_create") in page


def test_goods_of_another_rusunawa_are_not_mine_to_mend(sign_in):
    elsewhere = InspectionFactory().lot

    page = sign_in(Role.COORDINATOR, rusunawa=LotFactory().rusunawa).get("/").content.decode()

    assert elsewhere.code not in page
