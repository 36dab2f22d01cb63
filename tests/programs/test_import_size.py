"""A list of two thousand costs as many statements as a list of one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.models import Participant, Residence
from programs.importing.plan import Plan
from rusunpreneur.access import Role
from tests.factories import TrainingFactory, UserFactory
from tests.factories.participants import in_letters
from tests.programs.importing import send, write

pytestmark = pytest.mark.django_db


def lines(count):
    """So many people, each with everything a list may say."""
    return [
        [in_letters(n), f"317204450285{n:04d}", "P", "05/02/1985", f"0812{n:08d}", "Nagrak", "A", str(n)]
        for n in range(1, count + 1)
    ]


@pytest.fixture
def staff():
    user = UserFactory(role=Role.STAFF)
    assert user.access.roles  # fetched once a request
    return user


@pytest.fixture
def statements():
    """How many a call runs."""

    def count(call):
        with CaptureQueriesContext(connection) as seen:
            call()
        return len(seen)

    return count


def test_a_preview_costs_the_same_for_any_number_of_rows(staff, statements):
    one, many = (send(TrainingFactory(), *lines(count), by=staff) for count in (1, 30))

    assert statements(lambda: Plan.of(one, staff)) == statements(lambda: Plan.of(many, staff)) == 5


def test_new_people_cost_the_same_for_any_number_of_rows(staff, statements):
    one, many = (send(TrainingFactory(), *people, by=staff) for people in (lines(1), lines(31)[1:]))

    cost_of_one = statements(lambda: write(one, by=staff))

    assert statements(lambda: write(many, by=staff)) == cost_of_one <= 30


def test_known_people_cost_the_same_for_any_number_of_rows(staff, statements):
    write(send(TrainingFactory(), *lines(31), by=staff), by=staff)
    Participant.objects.update(phone="")
    Residence.objects.all().delete()
    one, many = (send(TrainingFactory(), *people, by=staff) for people in (lines(1), lines(31)[1:]))

    cost_of_one = statements(lambda: write(one, by=staff))

    assert statements(lambda: write(many, by=staff)) == cost_of_one <= 34
    assert Participant.objects.filter(phone="").count() == 0


def test_two_thousand_people_are_written_in_one_go(staff):
    batch = write(send(TrainingFactory(quota=2000), *lines(2000), by=staff), by=staff)

    assert batch.summary["enrolled"] == 2000
    assert Participant.objects.count() == Residence.objects.count() == 2000


def test_one_more_than_two_thousand_are_refused(staff):
    with pytest.raises(ValidationError, match=r"paling banyak 2\.000 baris"):
        send(TrainingFactory(), *lines(2001), by=staff)
