"""A flat is one flat, with zeros before its number or without, in small letters or in capitals."""

import pytest

from participants import duplicates
from participants.models import Residence
from programs.importing.plan import Plan
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory, TrainingFactory, UserFactory
from tests.programs.importing import send

pytestmark = pytest.mark.django_db
SAME = [("012", "12"), ("12", "012"), ("0312", "312"), ("12a", "12A"), ("0", "00"), ("7", "0007"), ("Dasar", "DASAR")]


def home_of(name, home, unit, **given):
    person = ParticipantFactory(name=name, birth_date=None)
    return ResidenceFactory(participant=person, rusunawa=home, tower="5", unit=unit, **given)


@pytest.mark.parametrize(("kept", "asked"), SAME)
def test_a_flat_is_found_however_it_is_written(kept, asked):
    home = home_of("Siti Rahayu", RusunawaFactory(), kept, floor="03")

    assert list(Residence.objects.in_flat("5", "3", asked)) == [home]


@pytest.mark.parametrize(("kept", "written"), SAME)
def test_neighbours_alike_are_a_pair(kept, written):
    home, staff = RusunawaFactory(), UserFactory(role=Role.STAFF)
    home_of("Siti Rahayu", home, kept, floor="3")
    home_of("Siti Rahaju", home, written, floor="03")

    [pair] = duplicates.pairs(staff).pairs

    assert pair.reasons == ["Nama mirip di unit yang sama"]


@pytest.mark.parametrize(("kept", "written"), [("12", "120"), ("12", "1"), ("A12", "12"), ("120", "12")])
def test_another_number_is_another_flat(kept, written):
    home = RusunawaFactory()
    home_of("Siti Rahayu", home, kept, floor="3")
    home_of("Siti Rahaju", home, written, floor="3")

    assert duplicates.pairs(UserFactory(role=Role.STAFF)).pairs == []
    assert not Residence.objects.in_flat("5", "3", written).filter(unit=kept).exists()


@pytest.mark.parametrize(("kept", "written"), SAME[:4])
def test_a_list_meets_the_neighbour(kept, written):
    training, staff = TrainingFactory(days=1), UserFactory(role=Role.STAFF)
    siti = home_of("Siti Rahaju", training.rusunawa, kept, floor="").participant
    batch = send(training, ["Siti Rahayu", *[None] * 5, "5", written], by=staff)

    [entry] = Plan.of(batch, staff).entries

    assert [(match.person, match.why) for match in entry.matches] == [(siti, "nama mirip, unit sama")]
