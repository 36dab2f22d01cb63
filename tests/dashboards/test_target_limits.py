"""Targets of what should stay low are limits; one that should never have been set is removed with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from programs.models import Target
from rusunpreneur.access import Role
from rusunpreneur.dashboards.targets.aims import Aim
from tests.factories import TargetFactory

pytestmark = pytest.mark.django_db
TOLD = {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}


def aim(value, *, rejected, indicator="reject_rate") -> Aim:
    target = TargetFactory(indicator=indicator, value=Decimal(value), **TOLD)
    target.sums = {"passed_a": 100 - rejected, "rejected": rejected}
    return Aim(target, is_exact=True)


@pytest.mark.parametrize(
    ("value", "rejected", "percent", "said"),
    [(5, 4, 100, "dalam batas"), (4, 4, 100, "dalam batas"), (2, 4, 50, "melewati batas"), (0, 4, 0, "melewati batas")],
)
def test_of_a_limit_less_is_better(value, rejected, percent, said):
    found = aim(value, rejected=rejected)

    assert (found.percent, found.said, found.wanted) == (percent, said, f"paling banyak {value}%")


def test_of_anything_else_more_is(sign_in):
    found = aim(90, rejected=10, indicator="pass_rate")

    assert (found.percent, found.said, found.wanted) == (100, "100% dari target", "90%")


def test_a_target_is_removed_with_a_reason(sign_in):
    target, client = TargetFactory(), sign_in(Role.STAFF)
    page = reverse("target_remove", args=[target.pk])

    assert client.post(page, {"reason": " "}).status_code == 422
    assert client.post(page, {"reason": "Salah program"}).url == reverse("target_list")

    assert not Target.objects.exists()
    event = Target.events.rel.related_model.objects.get(pgh_label="delete")
    assert event.pgh_context["reason"] == "Salah program"
