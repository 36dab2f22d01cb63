"""An order of a company in a real browser: from its terms over material and pieces to what its makers earn."""

import io

import pytest
from PIL import Image

from products.actions import inspections
from products.models import HandIn, Partner, PieceworkOrder
from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.e2e.press import press
from tests.factories import (
    ConsentFactory,
    ContractFactory,
    EnrolmentFactory,
    HourlyReferenceFactory,
    MaterialUseFactory,
    ParticipantFactory,
    PartnerUserFactory,
    ProductFactory,
    RusunawaFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago


@pytest.fixture
def home(transactional_db):
    """A company with a contract, a plate with its material, and two women of one rusunawa who can weave."""
    home = RusunawaFactory(name="Rusunawa Uji Anyam")
    PartnerUserFactory(partner=ContractFactory(partner__name="CV Anyaman Uji").partner)
    plate = ProductFactory(name="Piring anyam", standard_minutes=45)
    MaterialUseFactory(product=plate)
    HourlyReferenceFactory()
    training = TrainingFactory(skill=plate.skill, starts_on=days_ago(99), ends_on=days_ago(95))
    for name in ("Siti Uji", "Nur Uji"):
        person = ParticipantFactory(name=name, lives_in=home)
        EnrolmentFactory(training=training, participant=person, status="completed")
        ConsentFactory(participant=person, purpose="mitra")
    return home


def agree(staff) -> PieceworkOrder:
    page = staff.open(Partner.objects.get().get_absolute_url())
    press(staff, "Pesanan baru")
    page.get_by_label("Kontrak").select_option(index=1)
    page.get_by_label("Produk").select_option(label="Piring anyam")
    page.get_by_label("Jumlah dipesan").fill("100")
    page.get_by_label("Tenggat").fill(days_ago(-30).isoformat())
    page.get_by_label("Bahan dijanjikan tiba").fill(days_ago(0).isoformat())
    page.get_by_label("QC oleh").select_option("keduanya")
    page.get_by_label("Tarif mutu A").fill("9.000")
    press(staff, "Simpan konsep")
    assert page.get_by_text("Rp12.000 sejam").is_visible()
    press(staff, "Terima pesanan")
    press(staff, "Terima pesanan")
    return PieceworkOrder.objects.get()


def share_out(staff, order):
    page = staff.page
    press(staff, "Bagi pekerjaan")
    page.get_by_label("Uji Anyam").check()
    press(staff, "Tampilkan pembuatnya")
    press(staff, "Simpan bagian")
    assert sorted(order.work_shares.values_list("quantity", flat=True)) == [50, 50]


def book_material(staff, kind, quantity, holder=""):
    page = staff.page
    page.get_by_label("Yang terjadi").select_option(label=kind)
    if holder:
        page.get_by_label("Pembuat").select_option(label=holder)
    page.get_by_label("Jumlah").fill(quantity)
    press(staff, "Catat")


def proof():
    data = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(data, "JPEG")
    return {"name": "bukti.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def test_an_order_runs_from_its_terms_to_what_its_makers_earn(home, visitor):
    staff, coordinator = visitor(Role.STAFF), visitor(Role.COORDINATOR, rusunawa=home, screen=PHONE)
    partner = visitor(user=Partner.objects.get().users.get().user, screen=PHONE)
    order = agree(staff)
    share_out(staff, order)

    staff.open(f"{order.get_absolute_url()}bahan/")
    book_material(staff, "Diterima dari mitra", "3.500")
    book_material(staff, "Dibagikan ke pembuat", "1.750", "Siti Uji")
    coordinator.open(order.get_absolute_url())
    press(coordinator, "Catat hasil")
    coordinator.page.get_by_label("Siti Uji").fill("10")
    press(coordinator, "Simpan hasil")
    inspections.pass_all(lot=HandIn.objects.get().lot, by=UserFactory())
    staff.open(order.get_absolute_url())
    press(staff, "Serahkan ke mitra")
    press(staff, "Serahkan")

    partner.open("/")
    press(partner, "1 penyerahan menunggu hasil periksa Anda")
    press(partner, "Piring anyam, penyerahan 1")
    partner.page.get_by_label("diterima A").fill("9")
    partner.page.get_by_label(": ditolak").fill("1")
    partner.page.get_by_label("alasan ditolak").fill("Tepi renggang")
    press(partner, "Simpan keputusan")
    assert partner.page.get_by_text("Ditolak 1: Tepi renggang").is_visible()

    staff.open(order.get_absolute_url())
    press(staff, "Catat pembayaran")
    staff.page.get_by_label("Bukti bayar").set_input_files(proof())
    press(staff, "Catat pembayaran")
    assert staff.page.get_by_text("Lunas").is_visible()
    maker = order.work_shares.get(maker__name="Siti Uji").maker
    assert (maker.account.owed_rupiah, maker.material_balances.get().quantity) == (81_000, 1_400)
