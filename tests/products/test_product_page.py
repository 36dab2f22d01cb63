"""The page of one product."""

from datetime import date

import pytest

from products.catalogue import first_of_twelve_months
from rusunpreneur.access import Role
from tests.factories import (
    CriterionFactory,
    GuidePriceFactory,
    InspectionFactory,
    LotFactory,
    MaterialUseFactory,
    ProductFactory,
    ReadinessFactory,
    RusunawaFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def page_of(client, product) -> str:
    return " ".join(client.get(product.get_absolute_url()).content.decode().split())


def test_it_tells_price_time_material_and_checklist(sign_in):
    product = ProductFactory(standard_minutes=45, other_names="dompet receh", sample_size=5, acceptance_number=1)
    GuidePriceFactory(product=product, begins_on=days_ago(90), amount_rupiah=30_000)
    GuidePriceFactory(product=product, begins_on=days_ago(2), amount_rupiah=35_000)
    MaterialUseFactory(product=product)
    CriterionFactory(product=product, text="Lebar", lowest=8, highest="9.5", measure="cm", is_photo_needed=True)

    page = page_of(sign_in(Role.QC), product)

    for said in ("dompet receh", "45 menit", "Virofiber 35 gram", "8–9,50 cm", "perlu foto", "Periksa 5 contoh"):
        assert said in page, said
    assert page.index("Rp35.000") < page.index("Berlaku") < page.index("Rp30.000")


def test_it_names_the_gaps_first_and_who_made_sure_of_the_rest(sign_in):
    row = ReadinessFactory(aspect="nib", note="9120001234567")

    page = page_of(sign_in(Role.OFFICIAL), row.product)

    assert "Masih kurang 2 dari 3 syarat" in page
    assert page.index("Siapkan kemasan") < page.index("9120001234567")
    assert str(row.confirmed_by) in page


def test_the_permit_is_advice_with_a_source(sign_in):
    page = page_of(sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()), ProductFactory(food=True))

    assert "Bebas izin edar" in page
    assert "bukan putusan" in page
    assert "Sumber: Peraturan BPOM 22/2018" in page


def test_it_shows_how_many_passed_each_month_and_where_the_pieces_are(sign_in):
    inspection = InspectionFactory(lot=LotFactory(makers=(12,)))

    page = page_of(sign_in(Role.STAFF), inspection.lot.product)

    assert 'data-label="Diperiksa">10' in page
    assert 'data-label="Lulus">7' in page
    assert "70%" in page
    assert "Menunggu QC 2 · Dalam perbaikan 2 · Gudang A 7" in page


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 30), date(2025, 12, 1)),
        (date(2027, 1, 1), date(2026, 2, 1)),
        (date(2028, 3, 31), date(2027, 4, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
    ],
)
def test_it_looks_back_over_twelve_whole_months(today, first):
    assert first_of_twelve_months(today) == first


def test_queries_do_not_grow_with_the_rows(sign_in, django_assert_max_num_queries):
    product = ProductFactory(food=True)
    for aspect in ("rasa", "halal"):
        ReadinessFactory(product=product, aspect=aspect)
    CriterionFactory.create_batch(3, product=product)
    for day in range(3):
        InspectionFactory(lot=LotFactory(product=product, makers=(11,), made_on=days_ago(day)))
    client = sign_in(Role.STAFF)
    page_of(client, product)

    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(client, product)
