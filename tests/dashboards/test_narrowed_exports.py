"""Files of sales, lots and people: narrowed as their pages are, for whoever may read those."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from products.actions import sales
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import Export
from tests.factories import LotFactory, ParticipantFactory, RusunawaFactory, SaleFactory

pytestmark = pytest.mark.django_db


def rows_of(client, name, **said) -> list[dict]:
    answer = client.get(reverse("export_list", args=[name]), said)
    heads, *rows = load_workbook(BytesIO(answer.content))["Data"].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_of_a_sale_stands_what_its_page_says(sign_in):
    sale = SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)
    wrong = SaleFactory(lot=LotFactory(passed=True), quantity=1, price=15_000)
    sales.void(sale=wrong, reason="Salah catat", by=wrong.sold_by)

    rows = {row["Nota"]: row for row in rows_of(sign_in(Role.OFFICIAL), "penjualan")}

    found = rows[sale.number]
    assert (found["Tanggal"].date(), found["Barang"], found["Rupiah"]) == (sale.sold_on, 2, 30_000)
    assert found["Saluran"] == sale.get_channel_display()
    assert (found["Keadaan"], rows[wrong.number]["Keadaan"]) == ("Berlaku", "Dibatalkan")


def test_a_coordinator_gets_the_goods_of_her_place_alone(sign_in):
    sale = SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)
    SaleFactory(lot=LotFactory(passed=True), quantity=5, price=15_000)
    place = sale.lines.get().share.lot.rusunawa

    rows = rows_of(sign_in(Role.COORDINATOR, rusunawa=place), "penjualan")

    assert [row["Barang"] for row in rows] == [2]


def test_lots_are_those_of_the_page(sign_in):
    lot = LotFactory(makers=(4, 2))
    LotFactory()
    client = sign_in(Role.OFFICIAL)

    (row,) = rows_of(client, "lot", rusunawa=lot.rusunawa_id, produk=lot.product_id)

    assert (row["Lot"], row["Dibuat pada"].date(), row["Dibuat"]) == (lot.code, lot.made_on, 6)
    assert reverse("export_list", args=["lot"]) in client.get(reverse("lot_list")).content.decode()
    assert reverse("export_list", args=["lot"]) not in sign_in(Role.QC).get(reverse("lot_list")).content.decode()


def test_the_filters_of_the_page_narrow_the_file(sign_in):
    home = RusunawaFactory()
    siti = ParticipantFactory(name="Siti Rahayu", sex="P", lives_in=home, phone="+6281236027339")
    ParticipantFactory(name="Budi", sex="L", lives_in=home)

    (row,) = rows_of(sign_in(Role.STAFF), "peserta", jenis="P", rusunawa=home.pk)

    assert (row["Kode"], row["Nama"], row["Jenis kelamin"]) == (siti.code, "Siti Rahayu", "Perempuan")
    assert (row["Rusunawa"], row["Nomor HP"]) == (home.name, "0812-3602-7339")
    assert row["Tanggal lahir"].date() == siti.birth_date


def test_people_are_for_those_who_read_people(sign_in):
    assert sign_in(Role.OFFICIAL).get(reverse("export_list", args=["peserta"])).status_code == 404


def test_a_search_makes_no_file_and_is_not_kept(sign_in):
    ParticipantFactory(name="Siti Rahayu"), ParticipantFactory(name="Budi")
    client = sign_in(Role.STAFF)

    assert len(rows_of(client, "peserta", q="Siti")) == 2
    client.post(reverse("export_list", args=["peserta"]) + "?q=Siti&jenis=salah&page=3")

    assert Export.objects.get().query == ""
