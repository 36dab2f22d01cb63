"""The sheet leads on to finishing the training once it is full, and not before."""

import pytest
from django.urls import reverse

from programs.models import Session
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=2, people=2)


def mark(session):
    for enrolment in session.training.enrolments.all():
        AttendanceFactory(enrolment=enrolment, session=session)


def is_main_action(client, training):
    page = client.get(reverse("training_sheet", args=[training.pk])).content.decode()
    links = [
        part.rsplit("<a ", 1)[1] for part in page.split(f'href="{reverse("training_finish", args=[training.pk])}"')
    ]
    return {"btn-primary" in link for link in links[:-1]}


def test_while_somebody_is_not_marked_finishing_is_not_the_main_action(sign_in, training):
    mark(training.sessions.in_order().first())

    assert is_main_action(sign_in(Role.STAFF), training) == {False}


def test_when_all_are_marked_finishing_is_the_main_action(sign_in, training):
    for session in training.sessions.all():
        mark(session)

    assert is_main_action(sign_in(Role.STAFF), training) == {True}


def test_a_session_that_was_called_off_is_not_waited_for(sign_in, training):
    held, off = training.sessions.in_order()
    mark(held)
    Session.objects.filter(pk=off.pk).update(status=Session.Status.CANCELLED, cancelled_reason="Banjir")

    assert is_main_action(sign_in(Role.STAFF), training) == {True}


def test_on_the_phone_it_stands_below_the_marking(sign_in, training):
    page = sign_in(Role.STAFF).get(reverse("training_sheet", args=[training.pk])).content.decode()

    assert page.index("</table>") < page.index('class="sheet-finish"')
