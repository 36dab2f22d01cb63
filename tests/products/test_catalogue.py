"""The catalogue: found by any of its names, stock and readiness at a glance."""

import pytest
from django.urls import reverse

from products.models import Readiness
from rusunpreneur.access import Role
from tests.factories import (
    GuidePriceFactory,
    LotFactory,
    ProductFactory,
    ReadinessFactory,
    RusunawaFactory,
    SkillFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LIST_QUERIES = 10
CRAFT = ("kemasan", "foto", "nib")


def listed(client, **asked) -> str:
    return client.get(reverse("product_list"), asked).content.decode()


def ready(product):
    for aspect in CRAFT:
        ReadinessFactory(product=product, aspect=aspect)
    return product


def test_a_product_is_found_by_its_other_name_and_when_it_is_misspelt(sign_in):
    ProductFactory(name="Tempat mangkuk", other_names="mangkuk kecil, wadah sup")
    ProductFactory(name="Tas parsel")
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    for text in ("mangkuk kecil", "WADAH", "mankuk", "tempt mangkok"):
        page = listed(client, q=text)
        assert "Tempat mangkuk" in page, text
        assert "Tas parsel" not in page, text


def test_the_list_narrows_by_skill_and_by_what_can_be_curated(sign_in):
    bag = ready(ProductFactory(name="Tas siap", skill=SkillFactory(name="Rajut uji", slug="rajut-uji")))
    purse = ProductFactory(name="Dompet kurang")
    client = sign_in(Role.OFFICIAL)

    for asked, wanted in (
        ({"keahlian": bag.skill_id}, bag),
        ({"keadaan": "siap"}, bag),
        ({"keadaan": "kurang"}, purse),
    ):
        page = listed(client, **asked)
        assert [one.name for one in (bag, purse) if one.name in page] == [wanted.name]


def test_food_is_ready_only_when_it_is_halal_too(sign_in):
    meatballs = ready(ProductFactory(name="Bakso uji", food=True))
    client = sign_in(Role.STAFF)

    assert "kurang rasa, higienitas, sertifikat halal" in " ".join(listed(client).split())

    for aspect in ("rasa", "higienitas", "halal"):
        ReadinessFactory(product=meatballs, aspect=aspect)
    assert "Bakso uji" in listed(client, keadaan="siap")


def test_what_is_no_longer_made_is_out_of_the_way(sign_in):
    ProductFactory(name="Tikar lama", is_active=False)
    client = sign_in(Role.STAFF)

    assert "Tikar lama" not in listed(client)
    assert "Tikar lama" in listed(client, keadaan="arsip")


def test_stock_is_that_of_the_readers_own_places(sign_in):
    nagrak, elsewhere = RusunawaFactory(), RusunawaFactory()
    product = ProductFactory()
    LotFactory(product=product, rusunawa=nagrak, makers=(13,), passed=True)
    LotFactory(product=product, rusunawa=nagrak, makers=(4,))
    LotFactory(product=product, rusunawa=elsewhere, makers=(70,), passed=True)

    page = listed(sign_in(Role.COORDINATOR, rusunawa=nagrak))

    assert "13<br><small>4 menunggu QC</small>" in page
    assert ">83<" not in page
    assert "83<br>" in listed(sign_in(Role.STAFF))


def test_the_price_is_the_one_in_force_today(sign_in):
    product = ProductFactory()
    for days, amount in ((40, 30_000), (3, 35_000), (-9, 99_000)):
        GuidePriceFactory(product=product, begins_on=days_ago(days), amount_rupiah=amount)

    page = listed(sign_in(Role.QC), sort="-price_rupiah")

    assert "Rp35.000" in page
    assert "Rp99.000" not in page


@pytest.mark.parametrize("asked", [{"keahlian": "x"}, {"page": "999"}, {"sort": "-x"}, {"q": "\x00"}, {"keadaan": "?"}])
def test_a_filter_that_makes_no_sense_is_no_error(sign_in, asked):
    ProductFactory()

    assert sign_in(Role.STAFF).get(reverse("product_list"), asked).status_code == 200


def test_queries_do_not_grow_with_the_rows(sign_in, django_assert_max_num_queries):
    products = ProductFactory.create_batch(6)
    for product in products:
        LotFactory(product=product)
        ReadinessFactory(product=product, aspect=Readiness.Aspect.NIB)
    client = sign_in(Role.STAFF)
    listed(client)

    with django_assert_max_num_queries(LIST_QUERIES):
        listed(client, q="dompet", keadaan="kurang")
