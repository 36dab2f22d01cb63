"""What the page of an order refuses: beside the field, with what was typed still there."""

import pytest
from django.urls import reverse

from products.models import PieceworkOrder
from rusunpreneur.access import Role
from tests.factories import ContractFactory, PieceworkOrderFactory, ProductFactory
from tests.factories.programs import days_ago
from tests.products.ordered import filled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"rate_a": "9.0.00"}, "rate_a", "Tulis jumlah rupiah tanpa sen, misalnya 765.000."),
        ({"rate_a": "9,5"}, "rate_a", "Tulis jumlah rupiah tanpa sen, misalnya 765.000."),
        ({"rate_a": "5"}, "rate_a", "Tarif sebuah antara Rp50 dan Rp10.000.000."),
        ({"rate_a": ""}, "rate_a", "Tarif mutu A belum diisi."),
        ({"quantity": "0"}, "quantity", "Jumlah harus lebih dari nol."),
        ({"quantity": "1,5"}, "quantity", "Tulis angka bulat, misalnya 12."),
        ({"quantity": "100001"}, "quantity", "Jumlah paling banyak 100.000."),
        ({"due_on": days_ago(1).isoformat()}, "due_on", "Tenggatnya sudah lewat."),
        ({"due_on": "0026-01-01"}, "due_on", "Tahun 26 tidak mungkin."),
        ({"ordered_on": days_ago(300).isoformat()}, "contract", "Kontrak ini berlaku"),
        ({"later_a": "9500"}, "later_on", "Isi tanggal mulai tarif baru."),
        ({"later_on": days_ago(-9).isoformat()}, "later_a", "Isi tarif barunya."),
        ({"later_on": days_ago(9).isoformat(), "later_a": "9500"}, "later_on", "Tarif baru mulai sesudah"),
    ],
)
def test_a_wrong_term_is_said_beside_its_field(sign_in, typed, field, said):
    contract = ContractFactory()
    sent = filled(contract, ProductFactory(), **typed)

    answer = sign_in(Role.STAFF).post(reverse("piecework_create", args=[contract.partner_id]), sent)

    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.errors[field][0].startswith(said)
    assert form["rate_b"].value() == "6.000"
    assert not PieceworkOrder.objects.exists()


def test_the_contract_of_another_company_is_no_choice(sign_in):
    contract, other = ContractFactory(), ContractFactory()

    answer = sign_in(Role.STAFF).post(
        reverse("piecework_create", args=[contract.partner_id]), filled(other, ProductFactory())
    )

    assert answer.context["form"].errors["contract"] == ["Kontrak ini bukan milik mitra ini."]


def test_an_order_is_cancelled_with_a_reason_and_only_once(sign_in):
    order, staff = PieceworkOrderFactory(draft=True), sign_in(Role.STAFF)
    path, key = reverse("piecework_cancel", args=[order.pk]), "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b2"

    silent = staff.post(path, {"submission_key": f"{key}1", "reason": " "})
    staff.post(path, {"submission_key": f"{key}2", "reason": "Mitra menunda"})
    again = staff.post(path, {"submission_key": f"{key}3", "reason": "Lagi"})

    order.refresh_from_db()
    assert silent.context["form"].errors["reason"] == ["Tulis alasannya."]
    assert order.cancelled_reason == "Mitra menunda"
    assert again.status_code == 422
