"""Who reads what in the catalogue."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import LotFactory, ProductFactory, RusunawaFactory

pytestmark = pytest.mark.django_db


def page_of(client, product) -> str:
    return " ".join(client.get(product.get_absolute_url()).content.decode().split())


def test_officials_read_how_many_made_it_but_no_names(sign_in):
    lot = LotFactory(makers=(3, 4))
    name = lot.shares.first().maker.name

    official, staff = page_of(sign_in(Role.OFFICIAL), lot.product), page_of(sign_in(Role.STAFF), lot.product)

    assert "2 orang membuatnya" in official
    assert name not in official
    assert lot.shares.first().maker.get_absolute_url() in staff


def test_a_coordinator_reads_of_makers_in_her_own_rusunawa_only(sign_in):
    mine = LotFactory(rusunawa=RusunawaFactory())
    other = LotFactory(product=mine.product, rusunawa=RusunawaFactory())

    page = page_of(sign_in(Role.COORDINATOR, rusunawa=mine.rusunawa), mine.product)

    assert mine.shares.get().maker.name in page
    assert other.shares.get().maker.name not in page
    assert other.rusunawa.name not in page


def test_who_may_not_change_it_finds_no_way_to(sign_in):
    product = ProductFactory()

    page = page_of(sign_in(Role.QC), product)

    for name in ("product_edit", "product_checklist", "product_readiness", "product_changes"):
        assert reverse(name, args=[product.pk]) not in page


def test_an_empty_catalogue_says_what_will_be_here_and_who_may_begin(sign_in):
    pages = {role: sign_in(role).get(reverse("product_list")).content.decode() for role in (Role.STAFF, Role.QC)}

    assert all("Katalog masih kosong" in page for page in pages.values())
    assert reverse("product_create") in pages[Role.STAFF]
    assert reverse("product_create") not in pages[Role.QC]


def test_partners_do_not_see_it_yet(sign_in):
    partner = sign_in(Role.PARTNER)

    assert partner.get(reverse("product_list")).status_code == 403
    assert partner.get(ProductFactory().get_absolute_url()).status_code == 403
