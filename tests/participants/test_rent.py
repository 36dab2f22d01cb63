"""What a flat costs has its own dates, and ends with the stay."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from participants.actions import residences
from participants.models import Rent, Residence
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, RentFactory, ResidenceFactory, RusunawaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    residence = ResidenceFactory(moved_in_on=date(2024, 1, 1))
    RentFactory(residence=residence, monthly_rupiah=505_000, starts_on=date(2024, 1, 1))
    return residence


def change(home, amount, day):
    return residences.change_rent(participant=home.participant, monthly_rupiah=amount, starts_on=day)


def rents(home):
    return list(home.rents.order_by("starts_on").values_list("monthly_rupiah", "starts_on", "ends_on"))


def test_a_new_rent_ends_the_old_one_the_day_before(home):
    change(home, 765_000, date(2025, 1, 1))

    assert rents(home) == [
        (505_000, date(2024, 1, 1), date(2024, 12, 31)),
        (765_000, date(2025, 1, 1), None),
    ]


def test_the_same_first_day_corrects_the_amount(home):
    change(home, 550_000, date(2024, 1, 1))

    assert rents(home) == [(550_000, date(2024, 1, 1), None)]


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 12, 31)])
def test_a_rent_before_the_stay_or_before_a_known_rent_is_refused(home, day):
    change(home, 765_000, date(2025, 1, 1))

    with pytest.raises(ValidationError) as caught:
        change(home, 1, day)

    assert "starts_on" in caught.value.message_dict
    assert len(rents(home)) == 2


def test_who_lives_nowhere_has_no_rent():
    with pytest.raises(ValidationError, match="tidak tercatat tinggal"):
        residences.change_rent(participant=ParticipantFactory(), monthly_rupiah=1, starts_on=date(2024, 1, 1))


def test_moving_out_ends_the_stay_and_its_rent(home):
    residences.end(participant=home.participant, on=date(2025, 6, 30))

    home.refresh_from_db()
    assert home.moved_out_on == date(2025, 6, 30)
    assert rents(home)[0][2] == date(2025, 6, 30)
    assert home.participant.residence is None


@pytest.mark.parametrize("day", [date(2023, 12, 31), timezone.localdate() + timedelta(days=1)])
def test_nobody_moves_out_before_moving_in_or_tomorrow(home, day):
    with pytest.raises(ValidationError) as caught:
        residences.end(participant=home.participant, on=day)

    assert "on" in caught.value.message_dict


def test_a_move_before_the_first_day_of_a_later_rent_is_refused_in_words(home, sign_in):
    change(home, 765_000, date(2025, 1, 1))
    url, place = reverse("residence_create", args=[home.participant_id]), RusunawaFactory()

    answer = sign_in(Role.STAFF).post(
        url, {"rusunawa": place.pk, "moved_in_on": "2024-06-01", "submission_key": str(uuid.uuid4())}
    )

    assert answer.status_code == 422
    assert "1 Januari 2025" in answer.content.decode()
    assert Residence.objects.count() == 1


@pytest.mark.parametrize("page", ["rent_change", "residence_create"])
def test_a_form_sent_twice_counts_once(home, page, sign_in):
    client, url = sign_in(Role.STAFF), reverse(page, args=[home.participant_id])
    data = {"monthly_rupiah": "765.000", "starts_on": "2025-01-01", "moved_in_on": "2025-01-01"}
    data |= {"rusunawa": home.rusunawa_id, "submission_key": str(uuid.uuid4())}

    answers = [client.post(url, data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Rent.objects.count() == 2
