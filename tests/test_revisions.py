"""Two people edit one record: the second is told what the first changed, and nothing is silently overwritten."""

import pytest

from programs.models import Training
from rusunpreneur.revisions import RevisionForm
from tests.factories import TrainingFactory

pytestmark = pytest.mark.django_db


class QuotaForm(RevisionForm):
    class Meta:
        model = Training
        fields = ["quota", "notes"]


def opened(training):
    """The page as one of them has it in the browser."""
    return {
        "quota": training.quota,
        "notes": training.notes,
        "revision": QuotaForm(instance=training)["revision"].value(),
    }


def send(training, data):
    return QuotaForm(data, instance=Training.objects.get(pk=training.pk))


def test_a_save_raises_the_revision():
    training = TrainingFactory(quota=25)

    send(training, {**opened(training), "quota": 30}).save()

    training.refresh_from_db()
    assert (training.quota, training.revision) == (30, 2)


def test_the_second_is_told_what_the_first_changed_and_keeps_what_was_typed():
    training = TrainingFactory(quota=25)
    first, second = opened(training), opened(training)
    send(training, {**first, "quota": 30}).save()

    late = send(training, {**second, "notes": "Bawa gunting"})

    assert not late.is_valid()
    assert "diubah orang lain" in late.non_field_errors()[0]
    assert [(change.label, change.after) for entry in late.stale_changes for change in entry.fields] == [
        ("Kuota peserta", "30")
    ]
    assert late["notes"].value() == "Bawa gunting"
    training.refresh_from_db()
    assert training.quota == 30


def test_sending_again_after_reading_it_saves():
    training = TrainingFactory(quota=25)
    second = opened(training)
    send(training, {**opened(training), "quota": 30}).save()
    late = send(training, {**second, "quota": 28})
    late.is_valid()

    again = send(training, {**second, "quota": 28, "revision": late["revision"].value()})

    assert again.is_valid()
    again.save()
    training.refresh_from_db()
    assert (training.quota, training.revision) == (28, 3)


@pytest.mark.parametrize("revision", ["", "abc", "0", "-1", "99"])
def test_a_page_without_a_true_revision_does_not_overwrite(revision):
    training = TrainingFactory(quota=25)

    form = send(training, {**opened(training), "quota": 30, "revision": revision})

    assert not form.is_valid()


def test_a_new_record_has_nothing_to_be_compared_with():
    form = QuotaForm({"quota": 25, "notes": ""}, instance=Training())

    form.is_valid()

    assert not form.stale_changes
    assert "revision" not in form.errors
