"""What the pages of income cost, how far back they go, and who is sent away."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.models import Earning, IncomeLook
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, RentFactory, ResidenceFactory, RusunawaFactory, UserFactory

pytestmark = pytest.mark.django_db
ADJUSTMENT = {"channel": "penyesuaian", "kind": "penyesuaian", "amount_rupiah": 90_000, "note": "Buku lama"}


def living_in(home, unit, *, months=1):
    person = ParticipantFactory(name="Nama Rahasia")
    residence = ResidenceFactory(participant=person, rusunawa=home, unit=unit, moved_in_on=date(2020, 1, 1))
    RentFactory(residence=residence, starts_on=date(2020, 1, 1))
    for month in range(months):
        on = date(2023 + month // 12, 1 + month % 12, 15)
        Earning.objects.create(participant=person, rusunawa=home, earned_on=on, booked_by=UserFactory(), **ADJUSTMENT)
    return person


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("role", [Role.STAFF, Role.OFFICIAL])
def test_a_rusunawa_costs_as_many_queries_for_six_as_for_one(sign_in, role):
    home, client = RusunawaFactory(), sign_in(role)
    path = f"/pembayaran/sewa/{home.slug}/?bulan=2023-01"
    living_in(home, "1")
    queries_of(client, path)

    one = queries_of(client, path)
    for unit in "22345":
        living_in(home, unit)

    assert queries_of(client, path) == one <= 12


def test_a_person_costs_as_many_queries_with_six_months_and_neighbours(sign_in):
    home, client = RusunawaFactory(), sign_in(Role.STAFF)
    alone, siti = living_in(home, "1"), living_in(home, "2", months=6)
    for _ in range(3):
        living_in(home, "2", months=6)
    queries_of(client, f"/pembayaran/peserta/{alone.pk}/sewa/")

    one = queries_of(client, f"/pembayaran/peserta/{alone.pk}/sewa/")

    assert queries_of(client, f"/pembayaran/peserta/{siti.pk}/sewa/") == one <= 12


def test_months_of_long_ago_are_a_page_away_and_looked_at_only_there(sign_in):
    home, client = RusunawaFactory(), sign_in(Role.STAFF)
    siti, once = living_in(home, "2", months=14), living_in(home, "2")

    first = client.get(f"/pembayaran/peserta/{siti.pk}/sewa/").content.decode()
    assert not IncomeLook.objects.filter(participant=once).exists()
    second = client.get(f"/pembayaran/peserta/{siti.pk}/sewa/?page=2").content.decode()

    assert "Januari 2023" not in first
    assert "Januari 2023" in second
    assert IncomeLook.objects.filter(participant=once).count() == 1


def test_a_month_of_years_ago_says_that_it_is_shown(sign_in):
    home = RusunawaFactory()
    living_in(home, "1")

    page = sign_in(Role.STAFF).get(f"/pembayaran/sewa/{home.slug}/?bulan=2023-01").content.decode()

    assert '<option value="2023-01" selected>Januari 2023</option>' in page
    assert "Nama Rahasia" in page


def test_an_official_opens_no_person_and_no_other_month_gives_one_away(sign_in):
    home, client = RusunawaFactory(), sign_in(Role.OFFICIAL)
    people = [living_in(home, str(unit), months=1 + (unit == 1)) for unit in range(5)]

    assert client.get(f"/pembayaran/peserta/{people[0].pk}/sewa/").status_code == 403
    assert client.get(f"/pembayaran/peserta/{people[0].pk}/").status_code == 403
    assert "5 orang" in client.get(f"/pembayaran/sewa/{home.slug}/?bulan=2023-01").content.decode()
    assert "Belum cukup" in client.get(f"/pembayaran/sewa/{home.slug}/?bulan=2023-02").content.decode()
