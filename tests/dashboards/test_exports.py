"""Files of the lists behind numbers: the rows of the page, to reckon with, and nothing that the page does not tell."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from rusunpreneur.access import Role
from rusunpreneur.dashboards.rows import LISTINGS
from tests.dashboards.adds_up import rows_of, sums_of
from tests.factories import LotFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}"
SOLD = reverse("export_list", args=["terjual"])


@pytest.fixture
def client(sign_in):
    return sign_in(Role.OFFICIAL)


@pytest.mark.parametrize("name", LISTINGS)
def test_a_short_list_is_a_file_at_once_with_the_rows_of_its_page(sign_in, name):
    SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)
    client = sign_in(Role.STAFF)

    answer = client.get(reverse("export_list", args=[name]), {"masa": LATELY})

    book = load_workbook(BytesIO(answer.content))
    heads, *rows = book["Data"].iter_rows(values_only=True)
    page = rows_of(client, name, masa=LATELY)
    figures = [heads.index(head) for head in LISTINGS[name].heads]
    assert [sum(row[at] or 0 for row in rows) for at in figures] == sums_of(page)
    assert len(rows) == page.context["page"].paginator.count
    assert ("Jumlah baris", str(len(rows))) in list(book["Keterangan"].iter_rows(values_only=True))


def test_days_and_numbers_can_be_reckoned_with(client):
    sale = SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)

    answer = client.get(SOLD, {"masa": LATELY})

    heads, row = load_workbook(BytesIO(answer.content))["Data"].iter_rows(values_only=True)
    found = dict(zip(heads, row, strict=True))
    assert (found["Tanggal"].date(), found["Nota"], found["Barang"]) == (sale.sold_on, sale.number, 2)
    assert found["Rupiah"] == 30_000


def test_officials_get_no_file_of_people_they_may_not_see(client):
    assert client.get(reverse("export_list", args=["penghasilan"])).status_code == 404
    assert client.get(reverse("export_list", args=["kelompok"])).status_code == 404


def test_who_may_not_read_names_gets_no_lots_that_add_up_to_what_a_maker_got(client, sign_in):
    SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)

    files = [asker.get(SOLD) for asker in (client, sign_in(Role.STAFF))]

    heads = [next(load_workbook(BytesIO(file.content))["Data"].iter_rows(values_only=True)) for file in files]
    assert ["Lot" in found for found in heads] == [False, True]
