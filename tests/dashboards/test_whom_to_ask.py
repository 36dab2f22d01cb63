"""A page of a place says whom to ask, leads to the places within it, and offers only what can be done."""

import pytest

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.factories import ProgramFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
OVER = f"{days_ago(0).year - 1}-T2"


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


def test_the_coordinator_of_a_rusunawa_is_named(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)
    before = client.get("/dasbor/rusunawa/nagrak/").content.decode()
    gone = {"role": Role.COORDINATOR, "rusunawa": nagrak, "starts_on": days_ago(90), "ends_on": days_ago(2)}
    UserFactory(name="Bu Dulu").assignments.create(**gone)
    UserFactory(name="Bu Ratna").assignments.create(role=Role.COORDINATOR, rusunawa=nagrak, starts_on=days_ago(1))

    page = client.get("/dasbor/rusunawa/nagrak/").content.decode()

    assert "Koordinator belum ditunjuk" in before
    assert "Koordinator: Bu Ratna" in page
    assert "Bu Dulu" not in page


def test_all_jakarta_leads_to_its_cities_asked_the_same(sign_in):
    page = sign_in(Role.OFFICIAL).get("/dasbor/", {"masa": OVER}).content.decode()

    assert f'href="/dasbor/kota/jakarta-utara/?masa={OVER}"' in page


@pytest.mark.parametrize(
    ("asked", "is_offered"), [({"masa": OVER}, True), ({}, False), ({"masa": OVER, "program": ""}, True)]
)
def test_a_report_is_offered_of_a_period_that_is_over(sign_in, nagrak, asked, is_offered):
    page = sign_in(Role.COORDINATOR, rusunawa=nagrak).get("/dasbor/rusunawa/nagrak/", asked).content.decode()

    assert ("Ajukan laporan" in page) is is_offered


def test_narrowed_it_says_who_is_counted_and_offers_no_report(sign_in, nagrak):
    asked = {"masa": OVER, "program": ProgramFactory().pk}
    page = sign_in(Role.COORDINATOR, rusunawa=nagrak).get("/dasbor/rusunawa/nagrak/", asked).content.decode()

    assert "orang yang pertama kali berlatih di program" in page
    assert "Ajukan laporan" not in page
