"""Whose month ended with work and without a report is told so, and before she cannot be sent there in vain."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards import attention
from tests.factories import LotFactory, ReportFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


@pytest.fixture
def last_month():
    return timezone.localdate().replace(day=1) - timedelta(days=1)


def keys(user):
    return {item.key for item in attention.of(user)}


def test_a_month_of_work_is_due_until_it_is_reported(nagrak, last_month):
    coordinator = UserFactory(role=Role.COORDINATOR, role__rusunawa=nagrak)
    assert "laporan-belum-diajukan" not in keys(coordinator)

    LotFactory(rusunawa=nagrak, made_on=last_month)
    assert "laporan-belum-diajukan" in keys(coordinator)

    ReportFactory(rusunawa=nagrak, first=last_month.replace(day=1), submitted_by=coordinator)
    assert "laporan-belum-diajukan" not in keys(coordinator)


def test_who_submitted_is_not_asked_to_sign(nagrak, last_month):
    mine, other = UserFactory(role=Role.STAFF), UserFactory(role=Role.STAFF)
    ReportFactory(rusunawa=nagrak, first=last_month.replace(day=1), submitted_by=mine)

    assert "laporan-menunggu-pengesahan" in keys(other)
    assert "laporan-menunggu-pengesahan" not in keys(mine)


def test_a_running_month_offers_no_button(sign_in, nagrak):
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)

    page = client.get(reverse("report_create"), {"masa": f"{timezone.localdate():%Y-%m}", "rusunawa": nagrak.slug}).text

    assert "Masa ini belum selesai" in page
    assert '<button class="btn btn-primary" type="submit">Ajukan laporan' not in page
