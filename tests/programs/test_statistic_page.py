"""The page of official figures: as they were published, what they grew by, and what does not add up."""

import pytest
from django.urls import reverse

from programs.models import Statistic
from rusunpreneur.access import Role
from tests.factories import StatisticFactory
from tests.factories.participants import city
from tests.programs import official

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(sign_in):
    """The text of the page, with the figures that the repository carries."""
    official.load(*official.published())

    def of(query=""):
        return " ".join(sign_in(Role.OFFICIAL).get(reverse("statistic_list") + query).content.decode().split())

    return of


def test_every_figure_of_the_source_is_on_the_page(shown):
    text = shown()

    for figure in ("225.415", "243.972", "34.717", "39.398", "48.201", "67.208", "50.880", "3.496"):
        assert figure in text
    for figure in ("167.986", "18.181", "8.275", "49.530", "6,03%", "328.000"):
        assert figure in text


def test_growth_is_reckoned(shown):
    assert "▲ 8,23%" in shown()


def test_the_72_that_are_missing_are_said(shown):
    text = shown()

    assert "Selisih 72: jumlah enam wilayah 243.900, sedangkan totalnya 243.972." in text
    assert "Jumlah empat sektor 243.972, sama dengan totalnya." in text


def test_every_figure_names_its_source_and_its_day(shown, sign_in):
    assert "terbit 27 Februari 2024" in shown()
    for figure in Statistic.objects.all():
        text = sign_in(Role.STAFF).get(figure.get_absolute_url()).content.decode()
        assert figure.source.title in text
        assert figure.source.publisher in text


def test_unemployment_stands_beside_it_with_its_month(shown):
    text = shown()

    assert "Tingkat pengangguran terbuka, Februari 2024" in text
    assert "Terbit sebagai 328 ribu, dibulatkan oleh sumbernya" in text


@pytest.mark.parametrize("year", ["9999", "0", "dua ribu", "-1", "２０２３", "2023 OR 1=1"])
def test_a_year_without_parts_leads_to_the_latest_that_has_some(shown, year):
    text = shown(f"?tahun={year}")

    assert "Rincian untuk tahun itu belum ada. Yang tampil tahun 2023." in text


def test_a_missing_city_is_said(sign_in):
    StatisticFactory(value=100)
    StatisticFactory(city=city("31.71"), value=60)

    text = sign_in(Role.STAFF).get(reverse("statistic_list")).content.decode()

    assert "Belum ada angka untuk" in text
    assert "Jakarta Utara" in text
    assert "Selisih 40: jumlah 1 wilayah 60, sedangkan totalnya 100." in text
    assert "60,0%" in text
    assert "tidak menjelaskan" not in text


def test_growth_is_of_the_year_before_only(sign_in):
    StatisticFactory(year=2020, value=100)
    StatisticFactory(year=2023, value=150)

    text = sign_in(Role.STAFF).get(reverse("statistic_list")).content.decode()

    assert "50,00%" not in text


def test_without_figures_the_page_says_what_will_stand_there(sign_in):
    assert "Belum ada angka" in sign_in(Role.OFFICIAL).get(reverse("statistic_list")).content.decode()


def test_the_page_asks_little_however_many_figures_there_are(sign_in, django_assert_max_num_queries):
    official.load(*official.published())
    client = sign_in(Role.STAFF)
    client.get(reverse("home"))  # the first page also begins the session

    with django_assert_max_num_queries(5):
        client.get(reverse("statistic_list"))
