"""The list of people: what narrows it, and what it says of its length."""

import pytest
from django.urls import reverse

from participants import pages
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory
from tests.factories.participants import city

pytestmark = pytest.mark.django_db
LIST = "/peserta/"
NIK = "3172044502859001"


@pytest.fixture
def home():
    return RusunawaFactory()


@pytest.fixture
def people(home):
    ParticipantFactory(name="Ani Lengkap", nik=NIK, lives_in=home)
    ParticipantFactory(name="Budi Timur", sex="L", city=city("31.75"))
    ParticipantFactory(name="Citra Datang", walk_in=True)


def names(client, **asked):
    page = client.get(LIST, asked).content.decode()
    return {name for name in ("Ani Lengkap", "Budi Timur", "Citra Datang") if name in page}


def test_it_is_narrowed_by_place_city_sex_and_completeness(people, home, sign_in):
    client = sign_in(Role.STAFF)

    assert names(client) == {"Ani Lengkap", "Budi Timur", "Citra Datang"}
    assert names(client, rusunawa=home.pk) == {"Ani Lengkap"}
    assert names(client, kota=city("31.75").pk) == {"Budi Timur"}
    assert names(client, jenis="L") == {"Budi Timur"}
    assert names(client, data="lengkap") == {"Ani Lengkap"}
    assert names(client, data="belum") == {"Budi Timur", "Citra Datang"}
    assert names(client, q="ani", jenis="L") == set()


def test_who_moved_away_is_not_among_the_people_of_a_place(people, home, sign_in):
    gone = ParticipantFactory(name="Budi Timur")
    ResidenceFactory(participant=gone, rusunawa=home, moved_in_on="2020-01-01", moved_out_on="2021-01-01")

    assert names(sign_in(Role.STAFF), rusunawa=home.pk) == {"Ani Lengkap"}


@pytest.mark.parametrize("asked", [{"kota": "999999"}, {"rusunawa": "x"}, {"jenis": "Z"}, {"page": "x"}, {"sort": "x"}])
def test_nonsense_narrows_nothing(people, asked, sign_in):
    assert names(sign_in(Role.STAFF), **asked) == {"Ani Lengkap", "Budi Timur", "Citra Datang"}


def test_a_filter_of_another_place_shows_nobody(people, home, sign_in):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert names(client) == names(client, rusunawa=home.pk) == set()


def test_a_coordinator_is_not_led_to_a_page_that_is_closed(people, home, sign_in):
    address = reverse("duplicate_list")

    assert address not in sign_in(Role.COORDINATOR, rusunawa=home).get(LIST).content.decode()
    assert address in sign_in(Role.STAFF).get(LIST).content.decode()


def test_beyond_the_limit_the_count_says_that_there_are_more(people, sign_in, monkeypatch):
    monkeypatch.setattr(pages, "MOST_COUNTED", 2)

    assert "dari lebih dari 2 peserta" in sign_in(Role.STAFF).get(LIST).content.decode()


def test_an_empty_list_says_what_will_be_here(sign_in):
    page = sign_in(Role.STAFF).get(LIST).content.decode()

    assert "Belum ada peserta" in page
    assert reverse("participant_create") in page
