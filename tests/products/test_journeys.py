"""How far each person is follows from her rows, in the same transaction."""

import pytest
from django.db import DatabaseError, connection, transaction

from products.models import Journey
from products.models.journey_reckoning import RECKON
from tests.factories import LotFactory, ParticipantFactory, RusunawaFactory, SaleFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import attended, days_of, journey_of

pytestmark = pytest.mark.django_db


def test_who_was_written_down_is_registered():
    person = ParticipantFactory(lives_in=(home := RusunawaFactory()))

    journey = journey_of(person)

    assert (journey.stage, journey.since, journey.rusunawa, journey.city) == (
        Journey.Stage.REGISTERED,
        days_ago(0),
        home,
        home.city,
    )


def test_the_first_presence_trains_and_says_which_training():
    later = attended(days_ago(5))
    person = later.enrolment.participant
    first = attended(days_ago(20), participant=person)

    journey = journey_of(person)

    assert (journey.stage, journey.trained_on) == (Journey.Stage.TRAINED, days_ago(20))
    assert (journey.training, journey.program) == (first.training, first.training.program)


def test_a_later_stage_brings_the_earlier_ones_along():
    lot = LotFactory(made_on=days_ago(30), passed=True)
    person = lot.shares.get().maker
    sale = SaleFactory(lot=lot, sold_on=days_ago(25))

    attended(days_ago(3), participant=person)

    long_ago, sold = days_ago(30), sale.sold_on
    assert days_of(person) == (long_ago, long_ago, long_ago, sold, sold, None)
    assert journey_of(person).stage == Journey.Stage.SELLING


def test_nobody_writes_a_journey_by_hand_and_it_goes_with_its_person():
    person = ParticipantFactory()
    with pytest.raises(DatabaseError, match="journey_follows_the_rows"), transaction.atomic():
        Journey.objects.update(sold_on=days_ago(1))

    person.delete()

    assert not Journey.objects.exists()


def test_the_function_in_the_database_is_that_of_the_code():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'products_reckon_journeys'")
        body = cursor.fetchone()[0]

    assert body.strip() == RECKON.split("$$")[1].strip()
