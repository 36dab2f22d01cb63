"""Guide prices, materials and kinds of defects: rows of one page."""

from datetime import date

import pytest

from rusunpreneur.access import Role
from tests.factories import DefectFactory, GuidePriceFactory, MaterialUseFactory
from tests.products.forms import NEW, address_of, opened, row

pytestmark = pytest.mark.django_db


def test_a_price_holds_from_its_day_and_two_of_one_day_are_refused(sign_in):
    price = GuidePriceFactory(begins_on=date(2026, 1, 5), amount_rupiah=30_000)
    client, address = sign_in(Role.STAFF), address_of("product_prices", price.product)
    sent = opened(client, address)

    same_day = client.post(address, sent | row(NEW, begins_on="2026-01-05", amount_rupiah="35.000"))
    client.post(address, opened(client, address) | row(NEW, begins_on="2026-03-01", amount_rupiah="35.000"))

    assert same_day.status_code == 422
    assert "Sudah ada di baris lain." in same_day.content.decode()
    assert list(price.product.prices.values_list("amount_rupiah", flat=True)) == [35_000, 30_000]


def test_a_material_is_changed_and_another_removed(sign_in):
    wrong = MaterialUseFactory()
    kept = MaterialUseFactory(product=wrong.product, material="Benang")
    client, address = sign_in(Role.STAFF), address_of("product_materials", wrong.product)

    sent = opened(client, address) | row(wrong.pk, is_removed="on") | row(kept.pk, quantity="2,5", measure="meter")
    client.post(address, sent)

    assert str(wrong.product.materials.get()) == "Benang 2.50 meter"


def test_kinds_of_defects_belong_to_a_skill_and_codes_are_used_once(sign_in):
    defect = DefectFactory(code="A1")
    client, address = sign_in(Role.STAFF), address_of("defect_edit", defect.skill)
    sent = opened(client, address)

    twice = client.post(address, sent | row(NEW, code="a1", name="Serat putus"))
    answer = client.post(address, opened(client, address) | row(NEW, code="A2", name="Serat putus", advice="Rendam."))

    assert twice.status_code == 422
    assert "Serat putus" in client.get(answer.url).content.decode()
    assert defect.skill.defects.count() == 2


def test_nobody_writes_rows_of_another_product(sign_in):
    mine, other = MaterialUseFactory(), MaterialUseFactory(material="Benang")
    client, address = sign_in(Role.STAFF), address_of("product_materials", mine.product)
    sent = opened(client, address)
    sent["row"] = [*sent["row"], str(other.pk)]

    client.post(address, sent | row(other.pk, material="Rotan", quantity="1", measure="kg", is_removed="on"))

    other.refresh_from_db()
    assert other.material == "Benang"
