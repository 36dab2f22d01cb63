"""Who is stuck is given to somebody with a day, and closed with what came of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from products.actions import follow_ups
from products.models import FollowUp
from rusunpreneur.access import Role
from tests.factories import FollowUpFactory, ParticipantFactory, RusunawaFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LIST = reverse("journey_list")


@pytest.fixture
def home():
    return RusunawaFactory()


@pytest.fixture
def person(home):
    return ParticipantFactory(lives_in=home)


def sent(client, person, **values):
    given = {"note": "Tanyakan bahannya", "due_on": timezone.localdate(), "submission_key": uuid4()}
    return client.post(reverse("follow_up_create", args=[person.pk]), given | values)


def test_the_office_gives_somebody_a_person_to_see_to(sign_in, person, home):
    coordinator = UserFactory(role=Role.COORDINATOR, role__rusunawa=home)
    client = sign_in(Role.STAFF)

    response = sent(client, person, assigned_to=coordinator.pk)

    assert response.url == person.get_absolute_url()
    row = FollowUp.objects.get()
    assert (row.participant, row.assigned_to, row.stage, row.is_open) == (person, coordinator, "terdaftar", True)
    assert coordinator.name in client.get(LIST).text


def test_only_who_works_there_can_be_given_the_person(sign_in, person):
    elsewhere = UserFactory(role=Role.COORDINATOR, role__rusunawa=RusunawaFactory())

    response = sent(sign_in(Role.STAFF), person, assigned_to=elsewhere.pk)

    assert response.status_code == 422
    assert "Orang ini tidak bertugas di tempatnya." in response.text
    assert not FollowUp.objects.exists()


def test_nobody_is_seen_to_by_two_at_once(sign_in, person):
    FollowUpFactory(participant=person)

    response = sent(sign_in(user=(staff := UserFactory(role=Role.STAFF))), person, assigned_to=staff.pk)

    assert response.status_code == 422
    assert "sudah ada yang menangani" in response.text


def test_a_day_that_has_passed_is_refused(person):
    staff = UserFactory(role=Role.STAFF)

    with pytest.raises(ValidationError, match="hari ini atau sesudahnya"):
        follow_ups.assign(participant=person, assigned_to=staff, due_on=days_ago(1), note="Hubungi", by=staff)


def test_it_is_closed_with_what_came_of_it_and_then_somebody_may_be_asked_again(sign_in, person):
    row = FollowUpFactory(participant=person)
    client, page = sign_in(Role.STAFF), reverse("follow_up_finish", args=[row.pk])
    assert client.post(page, {"outcome": "lanjut", "submission_key": uuid4()}).status_code == 422

    response = client.post(page, {"outcome": "lanjut", "result": "Mulai lagi Senin", "submission_key": uuid4()})

    row.refresh_from_db()
    assert (response.status_code, row.outcome, row.result, row.is_open) == (302, "lanjut", "Mulai lagi Senin", False)
    assert "Mulai lagi Senin" in client.get(page).text
    assert "Mulai lagi Senin" in client.get(person.get_absolute_url()).text
    assert "Akan lanjut" in client.get(LIST).text
    with pytest.raises(ValidationError, match="sudah selesai"):
        follow_ups.finish(follow_up=row, outcome="nihil", result="Lagi", by=row.assigned_to)
    FollowUpFactory(participant=person)


def test_the_list_is_narrowed_to_what_is_late_to_whom_nobody_sees_and_to_mine(sign_in, home):
    user = UserFactory(role=Role.STAFF)
    late, mine, free = (ParticipantFactory(lives_in=home) for _ in range(3))
    FollowUpFactory(participant=late, due_on=days_ago(-1))
    FollowUp.objects.update(due_on=days_ago(1))
    FollowUpFactory(participant=mine, assigned_to=user)
    client = sign_in(user=user)

    for asked, person in (("terlambat", late), ("saya", mine), ("belum", free)):
        page = client.get(LIST, {"tindak": asked}).context["page"]
        assert [journey.participant for journey in page] == [person]


def test_a_coordinator_of_another_rusunawa_finds_nothing(sign_in, person):
    row = FollowUpFactory(participant=person, due_on=timezone.localdate() + timedelta(days=3))
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert client.get(reverse("follow_up_create", args=[person.pk])).status_code == 404
    assert client.get(reverse("follow_up_finish", args=[row.pk])).status_code == 404
