"""From what four women made to the store, in a real browser: phone, keyboard, photograph, rework, stock."""

import re

import pytest

from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.e2e.goods import MADE, print_labels, stock_of, write_down_three
from tests.e2e.judging import inspect_by_keys, mend_and_inspect_again, pass_whole
from tests.factories import (
    CriterionFactory,
    DefectFactory,
    LotFactory,
    ParticipantFactory,
    ProductFactory,
    RusunawaFactory,
)

STEPS = [
    "Dibuat 8 buah Dompet anyam",
    "Dicatat",
    "Diperiksa 8, 6 lulus",
    "1 perbaikan, anyaman renggang; 1 ditolak, anyaman renggang.",
    "Selesai diperbaiki: 1 buah",
    "Diperiksa 1, 1 lulus",
]


@pytest.fixture
def nagrak(transactional_db):
    """Four women of one rusunawa and the purse they weave, with one line to check and one defect."""
    home = RusunawaFactory(name="Rusunawa Uji Nagrak")
    for name in MADE:
        ParticipantFactory(name=name, lives_in=home)
    purse = ProductFactory(name="Dompet anyam")
    ProductFactory(name="Tas anyam", skill=purse.skill)
    CriterionFactory(product=purse, text="Anyaman rapat")
    DefectFactory(skill=purse.skill, name="Anyaman renggang")
    return home


def test_goods_go_from_four_makers_through_inspection_to_the_store(nagrak, visitor):
    coordinator = visitor(Role.COORDINATOR, rusunawa=nagrak, screen=PHONE)
    inspector = visitor(Role.QC)

    shared, repeated, bag = lots = write_down_three(coordinator)
    print_labels(coordinator, lots)
    inspect_by_keys(inspector, shared)
    mend_and_inspect_again(coordinator, inspector, shared)
    pass_whole(inspector, repeated)

    # Every piece stands in the stock once.
    assert stock_of(coordinator) == {
        shared.code: (8, "Ditolak 1 · Gudang A 7"),
        repeated.code: (8, "Gudang A 8"),
        bag.code: (1, "Menunggu QC 1"),
    }
    coordinator.check()

    # The lot tells its way, and every change of it is in the log.
    page = coordinator.open(shared.get_absolute_url())
    told = page.locator("ol.timeline").inner_text()
    assert [step for step in STEPS if step not in told] == []
    page.locator("section[hx-get]").scroll_into_view_if_needed()
    changes = page.locator("#_changes")
    changes.get_by_text("Bagian Siti Uji").wait_for()
    assert changes.get_by_text(re.compile("^Bagian ")).count() == len(MADE)
    coordinator.check()

    # A coordinator of another rusunawa sees none of it.
    stranger = visitor(Role.COORDINATOR, rusunawa=RusunawaFactory(name="Rusunawa Uji Penggilingan"))
    for path in ("/produksi/", "/stok/"):
        assert [lot.code for lot in lots if lot.code in stranger.open(path).content()] == []
    for path in (shared.get_absolute_url(), f"/produksi/k/{shared.code}/", f"/qc/{shared.pk}/"):
        assert stranger.page.request.get(path).status == 404


def test_without_javascript_a_lot_is_written_down_by_the_plain_form(nagrak, visitor):
    page = visitor(Role.COORDINATOR, rusunawa=nagrak, screen=PHONE, javascript=False).open("/produksi/catat/")

    page.get_by_text("Dompet anyam", exact=True).click()
    page.locator("[name=orang]").select_option(label="Siti Uji")
    page.get_by_role("button", name="Tambah", exact=True).click()
    page.get_by_label("Jumlah Siti Uji").fill("4")
    page.get_by_role("button", name="Simpan").click()

    page.get_by_text("Tercatat sebagai").wait_for()
    assert nagrak.lots.get().quantity == 4


def test_without_javascript_a_lot_is_judged_by_the_plain_form(nagrak, visitor):
    lot = LotFactory(rusunawa=nagrak, makers=(5,))
    DefectFactory(skill=lot.product.skill, name="Jahitan lepas")
    page = visitor(Role.QC, javascript=False).open(f"/qc/{lot.pk}/")

    page.get_by_role("textbox", name="Lulus A").fill("4")
    page.get_by_role("textbox", name="Ditolak").fill("1")
    page.get_by_role("button", name="Simpan hasil").click()
    page.get_by_text("Pilih cacatnya untuk 1 barang ditolak").first.wait_for()
    page.get_by_label("Cacat", exact=True).first.select_option(label="Jahitan lepas")
    page.get_by_role("button", name="Simpan hasil").click()

    page.get_by_text("1 tidak bisa diterima: jahitan lepas.").wait_for()
    assert str(lot.inspections.get().verdicts.get()).endswith("4 lulus, 0 perbaikan, 1 ditolak")
