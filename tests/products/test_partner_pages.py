"""Companies and who sees their orders: the office all, a coordinator those of her rusunawa, a company its own."""

import pytest
from django.urls import reverse

from participants.models import Consent
from products.models import Partner, PartnerUser
from rusunpreneur.access import Role
from tests.factories import (
    ConsentFactory,
    ContractFactory,
    ParticipantFactory,
    PartnerFactory,
    PartnerUserFactory,
    PieceworkOrderFactory,
    RusunawaFactory,
    UserFactory,
    WorkShareFactory,
)

pytestmark = pytest.mark.django_db
KEY = "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b20"


def worker(rusunawa, name="Siti Rahayu Uji", *, agrees=True):
    person = ParticipantFactory(name=name, lives_in=rusunawa, phone="+6281234567890")
    ConsentFactory(participant=person, purpose=Consent.Purpose.PARTNER, is_given=agrees)
    return person


def test_staff_write_a_company_down_with_contract_and_account(sign_in):
    staff, user = sign_in(Role.STAFF), UserFactory(role="mitra")

    staff.post(reverse("partner_create"), {"name": "Anyaman Nusantara", "submission_key": KEY})
    partner = Partner.objects.get()
    row = {"row": "baru-0", "baru-0-number": "PKS/1", "baru-0-begins_on": "2026-01-01", "baru-0-ends_on": "2026-12-31"}
    contract = {**row, "baru-0-tolerance_percent": "7,5", "submission_key": KEY[:-1] + "1"}
    staff.post(reverse("partner_contracts", args=[partner.pk]), contract)
    account = {"row": "baru-0", "baru-0-user": user.pk, "submission_key": KEY[:-1] + "2"}
    staff.post(reverse("partner_users", args=[partner.pk]), account)

    assert str(partner.contracts.get().tolerance_percent) == "7.5"
    assert PartnerUser.objects.get().user == user


def test_somebody_of_the_company_sees_its_orders_and_no_other(sign_in):
    mine, other = PieceworkOrderFactory(), PieceworkOrderFactory()
    partner = sign_in(user=PartnerUserFactory(partner=mine.partner).user)

    listed = partner.get(reverse("piecework_list")).content.decode()
    answers = [partner.get(order.get_absolute_url()).status_code for order in (mine, other)]

    assert mine.code in listed
    assert other.code not in listed
    assert answers == [200, 404]
    assert partner.get(other.partner.get_absolute_url()).status_code == 404


def test_the_company_knows_workers_by_first_name_and_code_only(sign_in):
    share = WorkShareFactory(maker=worker(rusunawa := RusunawaFactory()), rusunawa=rusunawa)
    silent = WorkShareFactory(
        order=share.order, rusunawa=rusunawa, maker=worker(rusunawa, "Nur Lestari Uji", agrees=False)
    )

    page = sign_in(user=PartnerUserFactory(partner=share.order.partner).user).get(share.order.get_absolute_url())

    told = page.content.decode()
    assert share.maker.code in told
    assert "Siti" in told
    assert silent.maker.code in told
    for secret in ("Rahayu", "Nur", "Lestari", "3456", "Tower"):
        assert secret not in told


def test_a_coordinator_sees_orders_with_work_at_her_place_and_names_only_her_people(sign_in):
    here, there = RusunawaFactory(), RusunawaFactory()
    share = WorkShareFactory(rusunawa=here, maker=worker(here))
    WorkShareFactory(order=share.order, rusunawa=there, maker=worker(there, "Dewi Uji"))
    coordinator = sign_in(Role.COORDINATOR, rusunawa=here)

    told = coordinator.get(share.order.get_absolute_url()).content.decode()

    assert "Siti Rahayu Uji" in told
    assert "Dewi" not in told
    assert coordinator.get(PieceworkOrderFactory().get_absolute_url()).status_code == 404


def test_officials_read_without_names(sign_in):
    share = WorkShareFactory(maker=worker(rusunawa := RusunawaFactory()), rusunawa=rusunawa)

    told = sign_in(Role.OFFICIAL).get(share.order.get_absolute_url()).content.decode()

    assert "Siti" not in told
    assert share.maker.code not in told
    assert "1 orang" in told


def test_an_account_belongs_to_one_company(sign_in):
    taken, other = PartnerUserFactory(), PartnerFactory()
    ContractFactory(partner=other)

    sent = {"row": "baru-0", "baru-0-user": taken.user.pk, "submission_key": KEY}
    answer = sign_in(Role.STAFF).post(reverse("partner_users", args=[other.pk]), sent)

    assert answer.status_code == 422
    assert "sudah dipakai mitra lain" in answer.content.decode()
