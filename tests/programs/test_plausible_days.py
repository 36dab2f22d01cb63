"""A year typed wrong is refused in words, and by the database."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from rusunpreneur.access import Role
from tests.factories import SessionFactory, TrainingFactory
from tests.opened import opened

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["0026-03-02", "2206-03-02", "1999-03-02"])
@pytest.mark.parametrize("name", ["starts_on", "ends_on"])
def test_a_training_in_a_far_year_is_refused_beside_the_field(sign_in, day, name):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    address = reverse("training_edit", args=[training.pk])

    answer = client.post(address, opened(client, address) | {name: day})

    assert f"tahun {int(day[:4])} tidak mungkin." in answer.context["form"].errors[name][0]


@pytest.mark.parametrize("day", ["0026-03-02", "2206-03-02"])
def test_a_session_in_a_far_year_is_refused_and_the_training_stays(sign_in, day):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    address = reverse("session_create", args=[training.pk])
    hours = {"starts_at": "08:00", "ends_at": "12:00"}

    answer = client.post(address, opened(client, address) | hours | {"on": day})

    assert "tidak mungkin" in answer.context["form"].errors["on"][0]
    assert not training.sessions.exists()


@pytest.mark.parametrize(("field", "sent"), [("first", "0026-11-20"), ("dates", "20/11/0026"), ("dates", "1/1/2206")])
def test_the_wizard_refuses_far_years_too(sign_in, field, sent):
    address = reverse("schedule_create", args=[TrainingFactory().pk])
    rhythm = "tanggal" if field == "dates" else "harian"
    asked = {"rhythm": rhythm, "first": "2026-11-20", "last": "2026-11-23", "starts_at": "08:00", "ends_at": "12:00"}

    form = sign_in(Role.STAFF).get(address, asked | {field: sent}).context["form"]

    assert "tidak mungkin" in form.errors[field][0]


def test_a_training_of_more_than_a_year_is_refused_and_a_session_does_not_make_it_one(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    edit, add = reverse("training_edit", args=[training.pk]), reverse("session_create", args=[training.pk])
    late = (training.starts_on + timedelta(days=400)).isoformat()

    refused = client.post(edit, opened(client, edit) | {"ends_on": late})
    stretched = client.post(
        add, opened(client, add) | {"on": late, "starts_at": "08:00", "ends_at": "12:00", "lesson_hours": "4"}
    )

    assert "paling lama satu tahun" in refused.context["form"].errors["ends_on"][0]
    assert "lebih dari satu tahun" in stretched.context["form"].errors["on"][0]
    assert not training.sessions.exists()


@pytest.mark.parametrize("wrong", [{"starts_on": date(26, 3, 2)}, {"ends_on": date(2206, 3, 2)}])
def test_the_database_holds_it_for_trainings(wrong):
    with pytest.raises(IntegrityError, match=r"plausible_years|at_most_a_year"):
        TrainingFactory(**wrong)


def test_the_database_holds_it_for_sessions():
    with pytest.raises(IntegrityError, match="session_in_plausible_years"):
        SessionFactory(on=date(26, 3, 2))


def test_three_years_ahead_can_be_planned():
    ahead = date(timezone.localdate().year + 3, 12, 31)

    TrainingFactory.build(starts_on=ahead, ends_on=ahead).clean_fields(exclude=["program", "skill", "city", "rusunawa"])
