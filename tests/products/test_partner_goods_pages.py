"""An order is worked on through its pages: material, pieces, delivery, the company's word, its payment."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from products.actions import inspections
from products.models import Earning, HandIn, MaterialMove, PartnerDelivery
from rusunpreneur.access import Role
from tests.factories import (
    MaterialMoveFactory,
    PartnerDeliveryFactory,
    PartnerUserFactory,
    UserFactory,
    WorkShareFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
KEY = "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b4"
TODAY = days_ago(0).isoformat()


def photo():
    data = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(data, "JPEG")
    return SimpleUploadedFile("bukti.jpg", data.getvalue(), content_type="image/jpeg")


def test_material_comes_is_handed_out_and_what_is_too_much_is_said(sign_in):
    share, staff = WorkShareFactory(), sign_in(Role.STAFF)
    path, material = reverse("material_moves", args=[share.order_id]), share.order.materials.get()
    sent = {"material": material.pk, "moved_on": TODAY}

    staff.post(path, {**sent, "kind": "terima", "quantity": "3.500", "submission_key": KEY + "1"})
    wrong = {**sent, "kind": "bagikan", "quantity": "9000", "holder": share.maker_id, "submission_key": KEY + "2"}
    answer = staff.post(path, wrong)
    staff.post(path, {**wrong, "quantity": "1000,5", "submission_key": KEY + "3"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["quantity"] == ["Virofiber di gudang tinggal 3.500 gram."]
    assert list(MaterialMove.objects.order_by("pk").values_list("kind", flat=True)) == ["terima", "bagikan"]
    assert str(share.maker.material_balances.get().quantity) == "1000.50"


def test_a_coordinator_writes_down_what_was_made_and_it_waits_for_qc(sign_in):
    share = WorkShareFactory()
    MaterialMoveFactory(order=share.order, holder=share.maker)
    coordinator = sign_in(Role.COORDINATOR, rusunawa=share.rusunawa)
    sent = {f"buat-{share.maker_id}": "12", "made_on": TODAY, "submission_key": KEY + "1"}

    first, again = (coordinator.post(reverse("hand_in_create", args=[share.order_id]), sent) for _ in range(2))

    lot = HandIn.objects.get().lot
    assert first.url == again.url == lot.get_absolute_url()
    assert (lot.quantity, lot.is_for_partner, lot.in_stock) == (12, True, 12)


def test_the_company_says_what_it_accepts_and_the_difference_is_seen(sign_in):
    delivery = PartnerDeliveryFactory(inspected_by_whom="keduanya")
    partner = sign_in(user=PartnerUserFactory(partner=delivery.order.partner).user)
    path, line = reverse("partner_decide", args=[delivery.pk]), delivery.lines.get()
    sent = {f"a-{line.pk}": "8", f"b-{line.pk}": "", f"tolak-{line.pk}": "2", f"alasan-{line.pk}": ""}

    refused = partner.post(path, {**sent, "submission_key": KEY + "1"})
    sent[f"alasan-{line.pk}"] = "Anyaman renggang"
    page = partner.post(path, {**sent, "submission_key": KEY + "2"}, follow=True).content.decode()

    assert refused.context["form"].errors[f"alasan-{line.pk}"] == [
        f"{line.share.maker.code}, mutu {line.grade}: tulis alasan ditolak. Pembuat membacanya."
    ]
    assert "Berbeda" in page
    assert "Anyaman renggang" in page
    assert line.share.maker.name not in page
    assert Earning.objects.get().amount_rupiah == 72_000


def test_staff_deliver_what_passed_and_note_what_was_paid(sign_in):
    share, staff = WorkShareFactory(), sign_in(Role.STAFF)
    hand_in = reverse("hand_in_create", args=[share.order_id])
    staff.post(hand_in, {f"buat-{share.maker_id}": "10", "made_on": TODAY, "submission_key": KEY + "1"})
    lot = HandIn.objects.get().lot
    inspections.pass_all(lot=lot, by=UserFactory())
    stored = lot.balances.present().get()

    deliver = {f"serah-{stored.pk}": "10", "delivered_on": TODAY, "submission_key": KEY + "2"}
    staff.post(reverse("partner_deliver", args=[share.order_id]), deliver)
    delivery = PartnerDelivery.objects.get()
    path = reverse("partner_pay", args=[delivery.pk])
    sent = {"amount": "90.000", "paid_on": TODAY}
    too_much = staff.post(path, {**sent, "amount": "90.001", "proof": photo(), "submission_key": KEY + "3"})
    page = staff.post(path, {**sent, "proof": photo(), "submission_key": KEY + "4"}, follow=True).content.decode()

    assert too_much.context["form"].errors["amount"] == ["Tagihannya tinggal Rp90.000."]
    assert "Lunas" in page
    proof = staff.get(reverse("payment_proof", args=[delivery.payments.get().pk]))
    assert b"".join(proof.streaming_content).startswith(b"\xff\xd8")
    assert share.maker.account.owed_rupiah == 90_000


def test_who_uses_more_than_agreed_is_told_in_words(sign_in):
    share = WorkShareFactory(quantity=10)
    MaterialMoveFactory(order=share.order, holder=share.maker)

    page = sign_in(Role.STAFF).get(share.order.get_absolute_url()).content.decode()

    assert "Virofiber: memegang 3.500 gram, lebih dari untuk sisa bagiannya" in page
