"""The sheet on paper, and what earlier counts found."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from rusunpreneur.access import Role
from tests.factories import LotFactory, PlaceFactory, StockCountFactory
from tests.products.counted import store_of

pytestmark = pytest.mark.django_db


def text_of(client, lot, **asked) -> str:
    response = client.get(reverse("count_sheet_pdf", args=[store_of(lot).pk]), asked)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(b"".join(response.streaming_content))).pages)


def test_the_sheet_names_every_line_and_leads_nobody_to_the_number(sign_in):
    lot = LotFactory(passed=True, makers=(137,), product__name="Tas parsel uji")
    client = sign_in(Role.STAFF)

    plain, with_numbers = text_of(client, lot), text_of(client, lot, jumlah="1")

    for said in (lot.code, "Tas parsel uji", lot.shares.get().maker.name, "Terhitung"):
        assert said in plain
    assert "137" not in plain
    assert "137" in with_numbers


def test_the_names_on_a_sheet_are_never_markup(sign_in):
    lot = LotFactory(passed=True, product__name='#panic("x") *tebal* $1 🙂')

    assert '#panic("x")' in text_of(sign_in(Role.STAFF), lot)


def test_an_empty_store_has_no_sheet(sign_in):
    empty = PlaceFactory()

    response = sign_in(Role.STAFF).get(reverse("count_sheet_pdf", args=[empty.pk]), follow=True)

    assert "Gudang ini kosong" in response.content.decode()


def test_past_counts_say_how_far_they_differed(sign_in):
    count = StockCountFactory()
    client = sign_in(Role.STAFF)

    [listed] = client.get(reverse("count_list")).context["counts"]
    page = client.get(reverse("count_detail", args=[count.pk])).content.decode()

    assert listed.numbers == {"lines": 1, "differing": 1, "short": 1, "over": 0}
    assert "kurang 1" in page
    assert "Tidak ditemukan" in page


def test_officials_read_counts_without_names_and_count_nothing(sign_in):
    count = StockCountFactory()
    client, name = sign_in(Role.OFFICIAL), count.lines.get().share.maker.name

    page = client.get(reverse("count_detail", args=[count.pk])).content.decode()

    assert "kurang 1" in page
    assert name not in page
    assert "Isi hasil" not in client.get(reverse("count_list")).content.decode()


def test_a_coordinator_sees_the_counts_of_her_own_store(sign_in):
    count, other = StockCountFactory(), StockCountFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=count.place.rusunawa)

    context = client.get(reverse("count_list")).context

    assert [row.pk for row in context["counts"]] == [count.pk]
    assert [store.pk for store in context["stores"]] == [count.place_id]
    assert client.get(reverse("count_detail", args=[other.pk])).status_code == 404


def test_officials_read_a_difference_but_not_what_was_written_about_it(sign_in):
    page = reverse("count_detail", args=[StockCountFactory().pk])

    staff, official = (sign_in(role).get(page).content.decode() for role in (Role.STAFF, Role.OFFICIAL))

    assert "Tidak ditemukan" in staff
    assert "Tidak ditemukan" not in official
    assert "ditulis di hitungan" in official
