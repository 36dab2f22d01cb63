"""One home a day: moving ends the old flat and its rent, and what does not fit is said in words."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from participants.actions import residences
from participants.models import Residence
from tests.factories import ParticipantFactory, RentFactory, ResidenceFactory, RusunawaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    home = ResidenceFactory(moved_in_on=date(2022, 1, 1))
    RentFactory(residence=home, monthly_rupiah=505_000, starts_on=home.moved_in_on)
    return home


def move(old, on, rent=None):
    home = Residence(rusunawa=RusunawaFactory(), tower="B", floor="2", unit="07", moved_in_on=on)
    return residences.settle(participant=old.participant, home=home, rent=rent)


def test_a_move_ends_the_old_flat_and_its_rent_the_day_before(old):
    new = move(old, date(2024, 5, 10), rent=765_000)

    old.refresh_from_db()
    assert old.moved_out_on == date(2024, 5, 9)
    assert old.rents.get().ends_on == date(2024, 5, 9)
    assert new.rents.get().monthly_rupiah == 765_000
    assert old.participant.residence == new


@pytest.mark.parametrize("on", [date(2022, 1, 1), date(2021, 12, 31)])
def test_a_move_before_the_old_flat_began_is_refused_and_changes_nothing(old, on):
    with pytest.raises(ValidationError, match="1 Januari 2022"):
        move(old, on)

    old.refresh_from_db()
    assert old.moved_out_on is None
    assert Residence.objects.count() == 1


def test_a_move_into_days_of_another_home_is_refused_in_words():
    past = ResidenceFactory(moved_in_on=date(2020, 1, 1), moved_out_on=date(2021, 12, 31))

    with pytest.raises(ValidationError, match="sudah tercatat di hunian lain"):
        move(past, date(2021, 6, 1))


def test_the_database_itself_refuses_two_homes_on_one_day(old):
    with pytest.raises(IntegrityError, match="residence_one_home_a_day"), transaction.atomic():
        ResidenceFactory(participant=old.participant, moved_in_on=date(2023, 1, 1))


def test_a_rent_that_begins_after_the_move_is_put_right_first(old):
    RentFactory(residence=ResidenceFactory(), starts_on=date(2025, 1, 1))
    old.rents.update(starts_on=date(2025, 1, 1))

    with pytest.raises(ValidationError, match="Perbaiki dulu tanggal mulai tarif"):
        move(old, date(2024, 5, 10))


def test_a_new_rent_ends_the_old_one_the_day_before(old):
    new = residences.change_rent(participant=old.participant, monthly_rupiah=800_000, starts_on=date(2025, 1, 1))

    first, second = old.rents.order_by("starts_on")
    assert (first.monthly_rupiah, first.ends_on) == (505_000, date(2024, 12, 31))
    assert (second, second.ends_on) == (new, None)


def test_the_same_first_day_again_corrects_the_amount(old):
    residences.change_rent(participant=old.participant, monthly_rupiah=550_000, starts_on=old.moved_in_on)

    assert old.rents.get().monthly_rupiah == 550_000


@pytest.mark.parametrize("days", [-1, 0])
def test_a_rent_before_the_flat_or_before_another_rent_is_refused(old, days):
    old.rents.update(starts_on=old.moved_in_on + timedelta(days=30))

    with pytest.raises(ValidationError) as caught:
        residences.change_rent(
            participant=old.participant, monthly_rupiah=1, starts_on=old.moved_in_on + timedelta(days=days)
        )

    assert "starts_on" in caught.value.message_dict


def test_moving_out_ends_flat_and_rent_and_the_person_stays(old):
    residences.end(participant=old.participant, on=date(2024, 3, 31))

    assert old.participant.residence is None
    assert old.rents.get().ends_on == date(2024, 3, 31)


def test_nobody_moves_out_on_a_day_to_come_or_before_moving_in(old):
    for day in (timezone.localdate() + timedelta(days=1), old.moved_in_on - timedelta(days=1)):
        with pytest.raises(ValidationError) as caught:
            residences.end(participant=old.participant, on=day)
        assert "on" in caught.value.message_dict


def test_who_lives_nowhere_cannot_move_out():
    with pytest.raises(ValidationError, match="tidak tercatat tinggal"):
        residences.end(participant=ParticipantFactory(), on=date(2024, 1, 1))
