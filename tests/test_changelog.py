"""The change log says who, when, from what to what, and why, in the words of the office."""

from datetime import date

import pghistory
import pytest
from django.utils import timezone

from programs.models import Training
from rusunpreneur import changelog, history
from tests.factories import ParticipantFactory, RusunawaFactory, TrainingFactory, UserFactory

pytestmark = pytest.mark.django_db


def as_user(user):
    return pghistory.context(user=user.pk)


def change(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def latest(row):
    return changelog.of(row)[0]


def test_a_change_names_the_person_the_field_and_both_values():
    training, user = TrainingFactory(quota=25), UserFactory(name="Rina")

    with as_user(user):
        change(training, quota=30)
    entry = latest(training)

    assert entry.by == user
    assert entry.action == "Diubah"
    assert [(field.label, field.before, field.after) for field in entry.fields] == [("Kuota peserta", "25", "30")]
    assert timezone.is_aware(entry.at)


def test_references_choices_dates_and_truths_are_put_in_words():
    training = TrainingFactory(rusunawa=RusunawaFactory(name="Rusunawa Lama"), starts_on=date(2024, 2, 26))
    other = RusunawaFactory(name="Rusunawa Baru")

    change(
        training,
        rusunawa=other,
        starts_on="2024-02-27",
        is_marked_by_coordinator=True,
        excused_rule=Training.ExcusedRule.LEFT_OUT,
    )
    said = {field.label: (field.before, field.after) for field in latest(training).fields}

    assert said == {
        "Rusunawa": ("Rusunawa Lama", "Rusunawa Baru"),
        "Mulai": ("26 Februari 2024", "27 Februari 2024"),
        "Koordinator boleh mencatat kehadiran": ("tidak", "ya"),
        "Izin dan sakit": ("Dihitung tidak hadir", "Tidak ikut dihitung"),
    }


def test_an_empty_value_is_said_too():
    training = TrainingFactory(partner_name="")

    change(training, partner_name="PT Anyam")

    assert latest(training).fields[0].before == "kosong"


def test_a_changed_phone_is_told_without_the_number():
    person = ParticipantFactory(phone="+6281234567890")

    person.phone = "+6281298765432"
    person.revision += 1
    person.save()
    entry = latest(person)

    assert [field.label for field in entry.fields] == ["Data rahasia"]
    assert "0812" not in repr(entry)


def test_the_reason_and_the_system_are_named():
    training = TrainingFactory()

    with history.because("Aula dipakai"):
        change(training, quota=20)
    entry = latest(training)

    assert entry.reason == "Aula dipakai"
    assert entry.by is None


def test_newest_stands_first_and_the_making_last():
    training = TrainingFactory()
    change(training, quota=20)
    change(training, quota=21)

    entries = changelog.of(training)

    assert [entry.action for entry in entries] == ["Diubah", "Diubah", "Dibuat"]
    assert entries[0].fields[0].after == "21"


def test_the_log_costs_the_same_for_one_change_and_for_many(django_assert_max_num_queries):
    training = TrainingFactory()
    for quota in range(10, 20):
        with as_user(UserFactory()):
            change(training, quota=quota, rusunawa=RusunawaFactory())

    with django_assert_max_num_queries(3):
        changelog.of(training)


def test_what_others_changed_since_a_form_was_opened():
    training = TrainingFactory(quota=25)
    change(training, quota=30, revision=2)
    change(training, quota=31, revision=3)

    assert [entry.fields[0].after for entry in changelog.since(training, 2)] == ["31"]
    assert [entry.fields[0].after for entry in changelog.since(training, 1)] == ["31", "30"]


def test_a_change_whose_row_was_made_long_before_still_says_from_what():
    first = TrainingFactory(quota=10)
    others = [TrainingFactory() for _ in range(3)]
    for training in others:
        change(training, quota=20)
    change(first, quota=11)

    (entry,) = changelog.of_events(Training.events.rel.related_model.objects.all(), limit=1)

    assert [(field.before, field.after) for field in entry.fields] == [("10", "11")]


def test_a_revision_alone_tells_nothing_and_is_left_out():
    training = TrainingFactory()

    change(training, revision=2)

    assert [entry.action for entry in changelog.of(training)] == ["Dibuat"]


def test_a_list_of_codes_is_told_in_words():
    person = ParticipantFactory()

    change(person, nik_warnings=["birth_date", "sex"], nik_warning_reason="KTP lama")

    assert {field.after for field in latest(person).fields} == {"tanggal lahir, jenis kelamin", "KTP lama"}


def test_the_log_is_taken_a_page_at_a_time():
    training = TrainingFactory()
    for quota in range(30, 35):
        change(training, quota=quota)

    log = changelog.Log(training.events.all())

    assert len(log) == 6
    assert [entry.fields[0].after for entry in log[1:3]] == ["33", "32"]
    assert [entry.action for entry in log[5:9]] == ["Dibuat"]
