"""One figure is corrected, and one that cannot be is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.models import Statistic
from rusunpreneur.access import Role
from tests.factories import StatisticFactory
from tests.factories.participants import city
from tests.opened import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(sign_in):
    return sign_in(Role.STAFF)


def test_a_correction_stays_in_the_history(client):
    figure = StatisticFactory(value=243900)
    page = reverse("statistic_correct", args=[figure.pk])

    client.post(page, opened(client, page) | {"value": "243.972", "reason": "Salah ketik"})

    text = client.get(figure.get_absolute_url()).content.decode()
    assert "243.972" in text
    assert "Salah ketik" in text


def test_a_figure_loaded_by_mistake_is_removed_with_a_reason(client):
    figure = StatisticFactory()
    page = reverse("statistic_remove", args=[figure.pk])

    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "Salah tahun"}).url == reverse("statistic_list")

    assert not Statistic.objects.exists()
    assert Statistic.events.rel.related_model.objects.get(pgh_label="delete").pgh_context["reason"] == "Salah tahun"


@pytest.mark.parametrize("typed", ["banyak", "", "-1", "1,234,5", "9" * 15])
def test_a_correction_of_text_is_refused_beside_its_field(client, typed):
    figure = StatisticFactory()
    page = reverse("statistic_correct", args=[figure.pk])

    answer = client.post(page, opened(client, page) | {"value": typed, "reason": "Uji"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["value"]


@pytest.mark.parametrize(
    "wrong", [{"breakdown": "kota"}, {"year": 9999}, {"month": 13}, {"value": -1}, {"sector": "tambang"}]
)
def test_an_impossible_figure_is_refused_by_the_model(wrong):
    figure = StatisticFactory.build(**{"city": None, "source": StatisticFactory(city=city("31.71")).source, **wrong})

    with pytest.raises(ValidationError):
        figure.full_clean()
