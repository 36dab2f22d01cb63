"""One village, one product: what a place makes more of and sells more of than the others, with its reasons."""

import re

import pytest

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards.village import Candidate, Numbers, _quotient
from tests.dashboards.adds_up import sums_of
from tests.factories import LotFactory, ProductFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = {"masa": f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}"}


def made_and_sold(place, product, pieces, sold):
    lot = LotFactory(rusunawa=place, product=product, makers=(pieces,), passed=True)
    SaleFactory(lot=lot, quantity=sold, price=30_000)


@pytest.mark.parametrize(
    ("numbers", "times"), [((30, 40, 60, 240), 3.0), ((10, 40, 60, 240), 1.0), ((5, 0, 5, 9), None)]
)
def test_the_location_quotient_is_share_over_share(numbers, times):
    assert _quotient(*numbers) == times


def test_each_place_gets_what_it_does_more_of(sign_in, reference_data):
    nagrak, other = (Rusunawa.objects.get(slug=slug) for slug in ("nagrak", "penggilingan"))
    bag, plate = ProductFactory(name="Tas"), ProductFactory(name="Piring")
    made_and_sold(nagrak, bag, 40, 10)
    made_and_sold(nagrak, plate, 10, 1)
    made_and_sold(other, plate, 50, 12)

    villages = sign_in(Role.OFFICIAL).get("/dasbor/produk-unggulan/", LATELY).context["villages"]

    proposals = {village.slug: village.proposal for village in villages}
    assert {slug: found.product for slug, found in proposals.items()} == {"nagrak": "Tas", "penggilingan": "Piring"}
    assert proposals["nagrak"].made_quotient == pytest.approx(2.0)
    assert any("hanya dibuat di sini" in reason.words for reason in proposals["nagrak"].reasons)


def test_each_number_of_a_reason_opens_the_rows_that_add_up_to_it(sign_in, reference_data):
    nagrak, other = (Rusunawa.objects.get(slug=slug) for slug in ("nagrak", "penggilingan"))
    bag, plate = ProductFactory(name="Tas"), ProductFactory(name="Piring")
    made_and_sold(nagrak, bag, 40, 10)
    made_and_sold(nagrak, plate, 10, 1)
    made_and_sold(other, plate, 50, 12)
    client = sign_in(Role.OFFICIAL)
    page = client.get("/dasbor/produk-unggulan/", LATELY).content.decode()
    row = re.search(r"<tr>(?:(?!</tr>).)*<b>Tas</b>.*?</tr>", page, re.DOTALL)[0]

    opened = re.findall(r'<a href="(/dasbor/rincian/[^"]+)">([^<]+)</a>', row)

    sums = {said: sums_of(client.get(href.replace("&amp;", "&"))) for href, said in opened}
    assert sums == {"40 potong": [40], "Rp300.000": [10, 300_000], "100%": [40, 0, 0, 0], "10 potong": [10, 300_000]}


def test_what_was_hardly_made_is_not_proposed(sign_in, reference_data):
    nagrak, other = (Rusunawa.objects.get(slug=slug) for slug in ("nagrak", "penggilingan"))
    made_and_sold(nagrak, ProductFactory(name="Tas"), 5, 5)
    made_and_sold(other, ProductFactory(name="Piring"), 50, 12)

    response = sign_in(Role.OFFICIAL).get("/dasbor/produk-unggulan/", LATELY)

    assert {village.slug: village.proposal for village in response.context["villages"]}["nagrak"] is None
    assert "Belum ada yang menonjol" in response.content.decode()


def test_what_speaks_against_it_is_said():
    here, there = Numbers(50, 40, 50, 20, 100_000, 30, 200_000), Numbers(50, 48, 50)

    candidate = Candidate(1, "Tas", here, there, 2.0, 2.0)

    assert candidate.is_proposed
    assert [(doubt.number, doubt.words) for doubt in candidate.doubts] == [
        ("80%", "lulus QC, di tempat lain 96%"),
        ("Rp100.000", "terjual, turun 50% dari Rp200.000"),
    ]


@pytest.mark.parametrize(("sold", "before"), [(19, 30), (30, 19)])
def test_few_pieces_say_nothing_of_growth(sold, before):
    here = Numbers(50, 40, 50, sold, 100_000, before, 50_000)

    assert Candidate(1, "Tas", here, Numbers(), 2.0, 2.0).growth is None
