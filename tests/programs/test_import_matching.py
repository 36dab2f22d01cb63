"""Who of a list is in the data already: shown with the reason, and decided by people where it is not certain."""

from datetime import date

import pytest

from participants.models import Rusunawa
from programs.importing.plan import MATCH, NEW, SKIP, Plan, State
from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, ParticipantFactory, TrainingFactory, UserFactory
from tests.factories.participants import city
from tests.programs.importing import NIK_OF_SITI, SITI, choose, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF, role__city=city("31.72"))


@pytest.fixture
def training():
    return TrainingFactory(rusunawa=Rusunawa.objects.get(slug="nagrak"))


def planned(training, *lines, by):
    return Plan.of(send(training, *lines, by=by), by).entries


def test_somebody_nobody_knows_is_new(training, staff):
    [entry] = planned(training, SITI, by=staff)

    assert entry.state == State.NEW


def test_the_same_nik_is_the_same_person(training, staff):
    siti = ParticipantFactory(name="Siti Uji", nik=NIK_OF_SITI)

    [entry] = planned(training, SITI, by=staff)

    assert (entry.state, entry.known, entry.match.why) == (State.MATCHED, siti, "NIK sama")


def test_the_same_nik_under_another_name_waits_for_a_decision(training, staff):
    ParticipantFactory(name="Joko Lain", nik=NIK_OF_SITI)

    [entry] = planned(training, SITI, by=staff)

    assert entry.state == State.UNDECIDED
    assert entry.matches[0].why == "NIK sama, tetapi namanya lain"


def test_a_person_of_another_city_is_shown_without_the_name(training, staff):
    ParticipantFactory(name="Siti Uji", nik=NIK_OF_SITI, city=city("31.75"))

    [entry] = planned(training, SITI, by=staff)

    assert entry.state == State.MATCHED
    assert entry.known_as == "S*** U***"
    assert entry.completes == entry.differs == []


def test_what_a_list_says_otherwise_is_shown_beside_what_is_in_the_data(training, staff):
    ParticipantFactory(name="Siti Uji Lama", birth_date=date(1985, 2, 6), nik=NIK_OF_SITI)

    [entry] = planned(training, SITI, by=staff)

    assert entry.differs == ["nama (di data Siti Uji Lama)", "tanggal lahir (di data 6 Feb 1985)"]


def test_the_same_name_and_birth_date_are_the_same_person(training, staff):
    siti = ParticipantFactory(name="Siti Uji", birth_date=date(1985, 2, 5))

    [entry] = planned(training, SITI, by=staff)

    assert (entry.state, entry.known) == (State.MATCHED, siti)
    assert entry.match.why == "nama dan tanggal lahir sama"
    assert entry.completes == ["NIK"]


def test_the_same_name_and_birth_date_with_another_nik_wait_for_a_decision(training, staff):
    ParticipantFactory(name="Siti Uji", birth_date=date(1985, 2, 5), nik="3172044502850009")

    [entry] = planned(training, SITI, by=staff)

    assert entry.state == State.UNDECIDED


@pytest.mark.parametrize("nik", ["", "3172044502850009"])
def test_a_similar_name_with_the_same_birth_date_waits_for_a_decision(training, staff, nik):
    siti = ParticipantFactory(name="Sitti Uji", birth_date=date(1985, 2, 5), nik=nik)

    [entry] = planned(training, SITI, by=staff)

    assert entry.state == State.UNDECIDED
    assert [match.person for match in entry.matches] == [siti]
    assert entry.matches[0].why.startswith("nama mirip, tanggal lahir sama")


@pytest.mark.parametrize("same", ["phone", "unit"])
def test_a_similar_name_with_the_same_phone_or_flat_waits_for_a_decision(training, staff, same):
    siti = ParticipantFactory(
        name="Sitti Uji",
        birth_date=None,
        phone="+6281234567890" if same == "phone" else "",
        lives_in=training.rusunawa if same == "unit" else None,
        lives_in__tower="Tower A",
        lives_in__unit="12",
    )

    [entry] = planned(training, ["Siti Uji", "", "", "", "0812-3456-7890", "Nagrak", "A", "12"], by=staff)

    assert entry.state == State.UNDECIDED
    assert [match.person for match in entry.matches] == [siti]


def test_staff_decide_what_is_uncertain(training, staff):
    siti = ParticipantFactory(name="Sitti Uji", birth_date=None, phone="+6281234567890")
    batch = send(training, ["Siti Uji", "", "", "", "081234567890"], by=staff)

    states = []
    for choice in (f"{MATCH}{siti.pk}", NEW, SKIP):
        choose(batch, 2, choice, by=staff)
        batch.refresh_from_db()
        states.append(Plan.of(batch, staff).entries[0].state)

    assert states == [State.MATCHED, State.NEW, State.SKIPPED]


def test_who_is_in_the_training_already_stays_there(training, staff):
    siti = ParticipantFactory(name="Siti Uji", nik=NIK_OF_SITI)
    EnrolmentFactory(training=training, participant=siti)

    [entry] = planned(training, SITI, by=staff)

    assert entry.state == State.ENROLLED


def test_a_person_twice_in_the_file_is_taken_once(training, staff):
    first, second = planned(training, SITI, SITI, by=staff)

    assert first.state == State.NEW
    assert (second.state, second.repeats) == (State.DUPLICATE, 2)
