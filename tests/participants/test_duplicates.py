"""People who may be one person are shown to those who may see both, until somebody tells them apart."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants import duplicates
from participants.models import DistinctPair
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory, UserFactory
from tests.factories.participants import city

pytestmark = pytest.mark.django_db
PHONE = "+6281234567890"


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


def two(**same):
    """Two people who share this much and nothing else."""
    return [ParticipantFactory(**{"birth_date": day} | same) for day in ("1980-01-01", "1981-02-02")]


def in_one_flat(people):
    home = RusunawaFactory()
    for person in people:
        ResidenceFactory(participant=person, rusunawa=home, tower="A", floor="1", unit="01")
    return people


def found(user):
    return [(pair.first, pair.second, pair.reasons) for pair in duplicates.pairs(user).pairs]


def test_the_same_name_and_birth_date_is_a_pair(staff):
    one, other = two(name="Siti Rahayu", birth_date="1980-01-01")

    assert found(staff) == [(one, other, ["Nama dan tanggal lahir sama"])]


@pytest.mark.parametrize("name", ["Rina Marlinah", "Marlina Rina", "Rina Marlina Putri"])
def test_a_similar_name_with_the_same_birth_date_is_a_pair(name, staff):
    one, other = (ParticipantFactory(name=known, birth_date=date(1990, 3, 12)) for known in ("Rina Marlina", name))

    assert found(staff) == [(one, other, ["Nama mirip, tanggal lahir sama"])]
    assert duplicates.of(name=name.upper(), birth_date=other.birth_date, besides=other) == [one]


def test_another_name_with_the_same_birth_date_is_no_pair(staff):
    for name in ("Rina Marlina", "Rini Kartika"):
        ParticipantFactory(name=name, birth_date=date(1990, 3, 12))

    assert found(staff) == []


def test_the_same_phone_is_a_pair(staff):
    one, other = two(phone=PHONE)

    assert found(staff) == [(one, other, ["Nomor HP sama"])]


def test_a_similar_name_in_one_flat_is_a_pair_and_another_name_there_is_not(staff):
    one, other, _ = in_one_flat([ParticipantFactory(name=name) for name in ("Siti Rahayu", "Sity Rahayuu", "Bambang")])

    assert found(staff) == [(one, other, ["Nama mirip di unit yang sama"])]


def test_the_same_name_alone_is_no_pair(staff):
    two(name="Siti Rahayu")

    assert found(staff) == []


def test_several_reasons_make_one_pair(staff):
    two(name="Siti Rahayu", birth_date="1980-01-01", phone=PHONE)

    assert [len(pair.reasons) for pair in duplicates.pairs(staff).pairs] == [2]


def test_a_pair_told_apart_is_not_shown_again(sign_in):
    one, other = two(phone=PHONE)
    client = sign_in(Role.STAFF)

    for _ in range(2):
        client.post(reverse("duplicate_tell_apart", args=[other.pk, one.pk]))

    assert found(client.user) == []
    assert DistinctPair.objects.get().checked_by == client.user


def test_pairs_with_somebody_of_another_city_are_not_shown(staff):
    ParticipantFactory(phone=PHONE)
    ParticipantFactory(phone=PHONE, city=city("31.75"))

    assert len(found(staff)) == 1
    for code in ("31.72", "31.75"):
        assert found(UserFactory(role=Role.STAFF, role__city=city(code))) == []


@pytest.mark.parametrize(("shown_at_once", "window"), [(2, 3), (2, 100), (4, 100), (1, 2)])
def test_long_lists_come_in_parts_that_hold_every_pair_once(shown_at_once, window, staff, monkeypatch):
    monkeypatch.setattr(duplicates, "SHOWN", shown_at_once)
    monkeypatch.setattr(duplicates, "WINDOW", window)
    for number in range(5):
        two(phone=f"{PHONE[:-1]}{number}")

    shown, before = [], None
    for _ in range(20):
        part = duplicates.pairs(staff, before=before)
        shown, before = shown + part.pairs, part.before
        if before is None:
            break

    assert before is None
    assert len({(pair.first, pair.second) for pair in shown}) == len(shown) == 5


def test_a_part_ends_with_all_pairs_of_one_person(staff, monkeypatch):
    monkeypatch.setattr(duplicates, "SHOWN", 4)
    for _ in range(4):
        ParticipantFactory(phone=PHONE)

    first = duplicates.pairs(staff)
    rest = duplicates.pairs(staff, before=first.before)

    assert len(first.pairs) + len(rest.pairs) == 6
    assert rest.before is None


def test_the_page_asks_the_same_for_one_pair_and_for_six(sign_in):
    client, counts = sign_in(Role.STAFF), set()
    client.get(reverse("duplicate_list"))
    for pairs in (1, 5):
        for number in range(pairs):
            two(phone=f"+628123456{pairs}{number:02d}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("duplicate_list"))
        counts.add(len(queries))

    assert len(counts) == 1


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "٣", "1' or 1=1"])
def test_a_nonsense_place_in_the_list_is_its_beginning(before, sign_in):
    two(phone=PHONE)

    assert "Nomor HP sama" in sign_in(Role.STAFF).get(reverse("duplicate_list"), {"sebelum": before}).content.decode()
