"""Which bazaars there are, in which order, for whom; and who stands at their tills."""

import pytest
from django.urls import reverse

from products.actions import bazaars
from rusunpreneur.access import Role
from tests.factories import BazaarCashierFactory, BazaarFactory, ShiftFactory, UserFactory
from tests.factories.programs import days_ago
from tests.products.forms import address_of

pytestmark = pytest.mark.django_db


def names(client, **asked) -> list[str]:
    return [row.name for row in client.get(reverse("bazaar_list"), asked).context["page"].object_list]


def test_what_is_still_open_comes_first_and_the_list_narrows(sign_in):
    BazaarFactory(name="Lusa", starts_on=days_ago(-2))
    BazaarFactory(name="Besok", starts_on=days_ago(-1), level="kelurahan")
    bazaars.cancel(bazaar=BazaarFactory(name="Batal", starts_on=days_ago(-9)), reason="Banjir", by=UserFactory())
    BazaarFactory(name="Telat", starts_on=days_ago(9), ends_on=days_ago(8))
    client = sign_in(Role.STAFF)

    assert names(client) == ["Telat", "Besok", "Lusa", "Batal"]
    assert names(client, keadaan="telat") == ["Telat"]
    assert names(client, tingkat="kelurahan") == ["Besok"]
    assert names(client, q="lus") == ["Lusa"]


def test_a_cashier_sees_the_bazaar_she_was_put_at_and_no_other(sign_in):
    BazaarFactory(name="Lain")
    client = sign_in(Role.CASHIER)
    mine = BazaarFactory(name="Sini")

    staff = sign_in(Role.STAFF)
    staff.post(address_of("bazaar_cashiers", mine), {"users": [client.user.pk]})

    assert names(client) == ["Sini"]
    assert client.get(mine.get_absolute_url()).status_code == 200


def test_nobody_becomes_a_cashier_who_has_not_that_role(sign_in):
    bazaar, other = BazaarFactory(), UserFactory(role=Role.STAFF)

    response = sign_in(Role.STAFF).post(address_of("bazaar_cashiers", bazaar), {"users": [other.pk]})

    assert response.status_code == 422
    assert not bazaar.cashiers.exists()


def test_a_cashier_whose_till_is_open_stays(sign_in):
    cashier = BazaarCashierFactory(user=UserFactory(role=Role.CASHIER))
    ShiftFactory(bazaar=cashier.bazaar, cashier=cashier.user)

    response = sign_in(Role.STAFF).post(address_of("bazaar_cashiers", cashier.bazaar), {})

    assert "masih terbuka" in response.content.decode()
    assert cashier.bazaar.cashiers.count() == 1
