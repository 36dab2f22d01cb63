"""Two lines of one list that may be one person are asked about."""

import pytest

from programs.importing.plan import NEW, Plan
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, TrainingFactory, UserFactory
from tests.factories.participants import in_letters
from tests.programs.importing import NIK_OF_NUR, NIK_OF_SITI, choose, send

pytestmark = pytest.mark.django_db
RINA, RINAH = ["Rina Marlina", "", "P", "23/10/1978"], ["RINA MARLINAH", "", "P", "23/10/1978"]


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


@pytest.fixture
def training():
    return TrainingFactory()


def planned(training, *lines, by):
    return Plan.of(send(training, *lines, by=by), by).entries


def test_a_similar_name_with_the_same_birth_date_is_asked_about(training, staff):
    _, rinah = planned(training, RINA, RINAH, by=staff)

    assert (rinah.state, rinah.resembles) == ("putuskan", (2, "Nama mirip dan tanggal lahir sama"))


def test_a_similar_name_with_another_birth_date_is_another_person(training, staff):
    _, rinah = planned(training, RINA, ["Rina Marlinah", "", "P", "24/10/1978"], by=staff)

    assert rinah.state == "baru"


def test_two_niks_are_two_people(training, staff):
    _, twin = planned(
        training, ["Rina Uji", NIK_OF_SITI, "P", "05/02/1985"], ["Rini Uji", NIK_OF_NUR, "P", "05/02/1985"], by=staff
    )

    assert twin.resembles is None


def test_who_is_said_to_be_another_person_is_new(training, staff):
    batch = choose(send(training, RINA, RINAH, by=staff), 3, NEW, by=staff)

    assert [entry.state for entry in Plan.of(batch, staff).entries] == ["baru", "baru"]


def test_a_birth_date_that_half_the_list_shares_tells_nobody_apart(training, staff):
    many = [[f"Warga {in_letters(n)}", "", "P", "23/10/1978"] for n in range(21)]

    *_, rinah = planned(training, RINA, *many, RINAH, by=staff)

    assert rinah.resembles is None


def test_a_similar_name_with_the_same_birth_date_in_the_data_is_proposed(training, staff):
    rina = ParticipantFactory(name="Rina Marlina", birth_date="1978-10-23")

    [rinah] = planned(training, RINAH, by=staff)

    assert (rinah.state, [match.person for match in rinah.matches]) == ("putuskan", [rina])
