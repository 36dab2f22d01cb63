"""Places: who sees which, and who reads the names of those who live there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory
from tests.factories.participants import city

pytestmark = pytest.mark.django_db
LIST = "/rusunawa/"


@pytest.fixture
def home():
    place = RusunawaFactory(name="Rusunawa Bambu Kuning", source="Laporan UPRS 2024", manager="UPRS III")
    ParticipantFactory(name="Siti Rahayu", lives_in=place)
    return place


def test_a_place_tells_what_is_known_of_it_and_how_sure_that_is(home, sign_in):
    page = sign_in(Role.STAFF).get(home.get_absolute_url()).content.decode()

    for said in (home.name, "UPRS III", "Laporan UPRS 2024", home.get_certainty_display(), "Siti Rahayu"):
        assert said in page


def test_an_official_sees_the_place_and_the_number_but_no_names(home, sign_in):
    page = sign_in(Role.OFFICIAL).get(home.get_absolute_url()).content.decode()

    assert home.name in page
    assert "Siti Rahayu" not in page
    assert "1 peserta" in page


def test_who_moved_away_is_neither_counted_nor_named(home, sign_in):
    person = ParticipantFactory(name="Dewi Lestari")
    ResidenceFactory(participant=person, rusunawa=home, moved_in_on="2020-01-01", moved_out_on="2021-01-01")

    page = sign_in(Role.STAFF).get(home.get_absolute_url()).content.decode()

    assert "Dewi Lestari" not in page
    assert "1 peserta" in page


def test_a_place_of_another_city_or_rusunawa_is_not_there(home, sign_in):
    clients = [sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()), sign_in(Role.STAFF, city=city("31.75"))]

    for client in clients:
        assert client.get(home.get_absolute_url()).status_code == 404
        assert home.name not in client.get(LIST).content.decode()


@pytest.mark.parametrize("role", [Role.QC, Role.CASHIER, Role.PARTNER])
def test_places_are_closed_to_who_has_no_work_with_them(home, role, sign_in):
    client = sign_in(role)

    assert client.get(LIST).status_code == 403
    assert client.get(home.get_absolute_url()).status_code == 403


@pytest.mark.parametrize("text", ["bambukuning", "Bambu Kuning", "BAMBU"])
def test_a_place_is_found_whatever_the_blanks_and_the_case(home, text, sign_in):
    page = sign_in(Role.STAFF).get(LIST, {"q": text}).content.decode()

    assert home.name in page
    assert "Rusunawa Nagrak" not in page


def test_a_list_that_finds_nothing_says_so(sign_in):
    page = sign_in(Role.STAFF).get(LIST, {"q": "\x00zzqq"}).content.decode()

    assert "Tidak ditemukan" in page


@pytest.mark.parametrize("url", [LIST, "/rusunawa/nagrak/"])
def test_the_pages_ask_the_database_the_same_for_one_resident_and_for_six(url, sign_in):
    client, place, counts = sign_in(Role.STAFF), Rusunawa.objects.get(slug="nagrak"), set()
    client.get(url)
    for people in (1, 5):
        for _ in range(people):
            ParticipantFactory(lives_in=place)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.add(len(queries))

    assert len(counts) == 1
    assert counts.pop() <= 10
