"""Income beside rent: each flat once, the rent of that month, exact for those in charge and in bands for others."""

import pytest

from participants.models import Participant
from products.income import flats_in
from products.models import IncomeLook
from rusunpreneur.access import Role
from tests.factories import EarningFactory, ParticipantFactory, RentFactory, ResidenceFactory, RusunawaFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
THIS_MONTH = days_ago(0).replace(day=1)


def earner(amount, *, home, rent=None, name="Warga Uji", **flat):
    person = ParticipantFactory(name=name)
    residence = ResidenceFactory(participant=person, rusunawa=home, moved_in_on=days_ago(400), **flat)
    if rent:
        RentFactory(residence=residence, monthly_rupiah=rent, starts_on=days_ago(400))
    EarningFactory(participant=person, rusunawa=home, amount_rupiah=amount)
    return person


def flats(home):
    found = flats_in(home, THIS_MONTH, Participant.objects.all())
    return [(flat.label, flat.net_rupiah, flat.rent_rupiah, flat.percent) for flat in found]


def test_two_earners_of_one_flat_share_one_rent():
    home = RusunawaFactory()
    earner(200_000, home=home, tower="A", floor="2", unit="5", rent=400_000)
    earner(150_000, home=home, tower="A", floor="02", unit="05")

    assert flats(home) == [("Tower A / 2 / 5", 350_000, 400_000, 87)]


def test_the_rent_is_known_through_a_neighbour_of_the_flat_who_earns_nothing():
    home = RusunawaFactory()
    earner(400_000, home=home, tower="A", floor="", unit="5")
    other = ResidenceFactory(rusunawa=home, tower="A", floor="", unit="5", moved_in_on=days_ago(400))
    RentFactory(residence=other, monthly_rupiah=400_000, starts_on=days_ago(400))

    assert flats(home) == [("Tower A / 5", 400_000, 400_000, 100)]


def test_an_old_rent_and_who_moved_away_do_not_count():
    home = RusunawaFactory()
    person = earner(90_000, home=home, tower="A", floor="", unit="5")
    RentFactory(residence=person.residences.get(), starts_on=days_ago(300), ends_on=days_ago(100))
    gone = earner(70_000, home=home, tower="A", unit="6")
    gone.residences.update(moved_out_on=days_ago(60))

    assert flats(home) == [("Tower A / 5", 90_000, None, None)]


def test_who_moved_in_the_month_counts_in_the_flat_of_its_last_day():
    old, new = RusunawaFactory(), RusunawaFactory()
    person = earner(90_000, home=old, tower="A", floor="", unit="5")
    person.residences.update(moved_out_on=days_ago(1))
    ResidenceFactory(participant=person, rusunawa=new, tower="B", floor="", unit="7", moved_in_on=days_ago(0))

    assert flats(old) == []
    assert flats(new) == [("Tower B / 7", 90_000, None, None)]


def test_each_person_shown_is_a_look(sign_in):
    home = RusunawaFactory()
    seen = [earner(90_000, home=home, unit=str(n)) for n in (1, 2)]
    client = sign_in(Role.COORDINATOR, rusunawa=home)

    page = client.get(f"/pembayaran/sewa/{home.slug}/").content.decode()

    assert "Rp90.000" in page
    assert set(IncomeLook.objects.values_list("participant", "looked_by")) == {(p.pk, client.user.pk) for p in seen}


def test_the_page_of_a_person_adds_her_flat_and_notes_both(sign_in):
    home = RusunawaFactory()
    siti = earner(200_000, home=home, name="Siti Uji", tower="A", unit="5", rent=400_000)
    earner(300_000, home=home, tower="A", unit="5")

    page = sign_in(Role.STAFF).get(f"/pembayaran/peserta/{siti.pk}/sewa/").content.decode()

    assert all(words in page for words in ("50%", "2 orang, Rp500.000", "125% sewa"))
    assert IncomeLook.objects.count() == 2


def test_an_official_reads_bands_and_neither_names_nor_sums(sign_in):
    home = RusunawaFactory()
    for amount in (100_000, 110_000, 300_000, 310_000, 320_000, 330_000, 2_345_678):
        earner(amount, home=home, name="Nama Rahasia")

    page = sign_in(Role.OFFICIAL).get(f"/pembayaran/sewa/{home.slug}/").content.decode()

    assert "Di bawah Rp500.000</dt><dd>6 orang" not in page
    assert "Semua besaran</dt><dd>7 orang" in page
    assert "Nama Rahasia" not in page
    assert "345.678" not in page
    assert not IncomeLook.objects.exists()


def test_another_place_and_a_silly_month(sign_in):
    home, elsewhere = RusunawaFactory(), RusunawaFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=home)

    assert client.get(f"/pembayaran/sewa/{elsewhere.slug}/").status_code == 404
    assert client.get(f"/pembayaran/sewa/{home.slug}/?bulan=9999-13&page=x").status_code == 200
