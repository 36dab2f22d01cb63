"""Planning a bazaar: who plans, changes and calls it off."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from products.actions import bazaars
from products.models import Bazaar, Invitation
from rusunpreneur.access import Role
from tests.factories import BazaarFactory, LotFactory, TurnFactory, UserFactory
from tests.factories.participants import city
from tests.factories.programs import days_ago
from tests.products.forms import address_of, opened

pytestmark = pytest.mark.django_db


def typed(**more) -> dict:
    values = {"name": "Bazar Balai Kota", "level": "provinsi", "organiser": "Dinas PPKUKM", "venue": "Balai Kota"}
    days = {"starts_on": days_ago(-7).isoformat(), "ends_on": days_ago(-8).isoformat()}
    return {**values, **days, "stands": "4", "submission_key": str(uuid.uuid4()), **more}


def test_a_bazaar_sent_twice_is_planned_once(sign_in):
    client, form = sign_in(Role.STAFF), typed()

    first = client.post(reverse("bazaar_create"), form)
    again = client.post(reverse("bazaar_create"), form)

    bazaar = Bazaar.objects.get(name="Bazar Balai Kota")
    assert first.url == again.url == bazaar.get_absolute_url()
    assert bazaar.code == f"BZR-{bazaar.starts_on:%y%m}-01"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_on": days_ago(30).isoformat()}, "Tanggal sampai lebih awal"),
        ({"ends_on": days_ago(-200).isoformat()}, "paling lama 100 hari"),
        ({"starts_on": "0026-02-02"}, "Tahun 26 tidak mungkin"),
        ({"stands": "0"}, "Jumlah stan antara 1 dan 500"),
        ({"name": ""}, "belum diisi"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(sign_in, wrong, sentence):
    response = sign_in(Role.STAFF).post(reverse("bazaar_create"), typed(**wrong))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Bazaar.objects.exists()


def test_staff_of_a_city_plan_in_their_city_alone(sign_in):
    client = sign_in(Role.STAFF, city=city("31.72"))

    response = client.post(reverse("bazaar_create"), typed())

    assert "Pilih kotanya." in response.content.decode()
    assert client.post(reverse("bazaar_create"), typed(city=city("31.71").pk)).status_code == 422
    assert client.post(reverse("bazaar_create"), typed(city=city("31.72").pk)).status_code == 302


def test_the_second_who_edits_is_told_what_the_first_changed(sign_in):
    bazaar, client = BazaarFactory(), sign_in(Role.STAFF)
    page, other = (opened(client, address_of("bazaar_edit", bazaar)) for _ in range(2))

    client.post(address_of("bazaar_edit", bazaar), {**page, "venue": "Aula"})
    response = client.post(address_of("bazaar_edit", bazaar), {**other, "venue": "Lapangan"})

    assert response.status_code == 422
    assert "Aula" in response.content.decode()


def test_days_and_stands_that_were_given_out_are_kept(sign_in):
    turn, client = TurnFactory(), sign_in(Role.STAFF)
    address = address_of("bazaar_edit", turn.invitation.bazaar)
    page, later = opened(client, address), days_ago(-3).isoformat()

    response = client.post(address, page | {"stands": "1", "starts_on": later, "ends_on": later})

    assert "Sudah ada giliran jaga" in response.content.decode()
    page = opened(client, address)
    Invitation.objects.update(stands=2)
    assert "2 stan sudah diberikan" in client.post(address, page | {"stands": "1"}).content.decode()


def test_a_bazaar_is_called_off_with_a_reason_while_nothing_is_there():
    lot = LotFactory(passed=True)
    with_goods, empty, user = BazaarFactory(goods=[lot]), BazaarFactory(), UserFactory()

    with pytest.raises(ValidationError, match="alasan"):
        bazaars.cancel(bazaar=empty, reason=" ", by=user)
    with pytest.raises(ValidationError, match="Masih ada barang"):
        bazaars.cancel(bazaar=with_goods, reason="Banjir", by=user)
    assert bazaars.cancel(bazaar=empty, reason="Banjir", by=user).state == "Dibatalkan"
