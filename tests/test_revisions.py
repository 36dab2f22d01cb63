"""Two people edit one record: the second is told what the first changed, and saves only what they typed."""

import pytest
from django import forms

from programs.models import Training
from rusunpreneur.revisions import RevisionForm
from tests.factories import FacilitatorFactory, TrainingFactory

pytestmark = pytest.mark.django_db


class QuotaForm(RevisionForm):
    class Meta:
        model = Training
        fields = ["quota", "notes", "is_marked_by_coordinator", "facilitators", "excused_rule", "ends_on"]
        widgets = {"ends_on": forms.DateInput(format="%Y-%m-%d")}


def opened(training):
    """The page as one of them has it in the browser."""
    form = QuotaForm(instance=Training.objects.get(pk=training.pk))
    page = {name: form[name].value() for name in form.fields}
    page["ends_on"] = page["ends_on"].isoformat()
    page["facilitators"] = [getattr(row, "pk", row) for row in page["facilitators"]]
    return {name: value for name, value in page.items() if value is not False}


def send(training, data, **typed):
    return QuotaForm({**data, **typed}, instance=Training.objects.get(pk=training.pk))


def save(training, data, **typed):
    form = send(training, data, **typed)
    assert form.is_valid(), form.errors
    return form.save()


def differences(form):
    return {one.label: (one.before, one.after, one.typed) for one in form.conflict.differences}


def test_a_save_raises_the_revision():
    training = TrainingFactory(quota=25)

    save(training, opened(training), quota=30)

    training.refresh_from_db()
    assert (training.quota, training.revision) == (30, 2)


def test_the_second_is_told_what_the_first_changed_and_keeps_what_was_typed():
    training = TrainingFactory(quota=25)
    second = opened(training)
    save(training, opened(training), quota=30)

    late = send(training, second, notes="Bawa gunting")

    assert not late.is_valid()
    assert late.non_field_errors().as_data()[0].code == "stale"
    assert differences(late) == {"Kuota peserta": ("25", "30", "")}
    assert late["notes"].value() == "Bawa gunting"
    assert late["quota"].value() == "30"


def test_sending_again_saves_only_what_the_second_typed():
    training, bagas = TrainingFactory(quota=25), FacilitatorFactory(name="Bagas Wirawan")
    second = opened(training)
    save(training, opened(training), quota=30, is_marked_by_coordinator="on", facilitators=[bagas.pk])

    late = send(training, second, notes="Bawa gunting")
    assert not late.is_valid()
    save(training, late.data)

    training.refresh_from_db()
    assert (training.quota, training.notes, training.is_marked_by_coordinator) == (30, "Bawa gunting", True)
    assert list(training.facilitators.all()) == [bagas]


def test_every_difference_is_listed_in_words_lists_and_choices_too():
    training = TrainingFactory()
    training.facilitators.add(FacilitatorFactory(name="Ratna Utami"))
    second = opened(training)
    both = [FacilitatorFactory(name="Bagas Wirawan").pk, *training.facilitators.values_list("pk", flat=True)]
    save(training, opened(training), facilitators=both, is_marked_by_coordinator="on", excused_rule="left_out")

    late = send(training, second, notes="Bawa gunting")
    late.is_valid()

    assert differences(late) == {
        "Koordinator boleh mencatat kehadiran": ("tidak", "ya", ""),
        "Narasumber": ("Ratna Utami", "Bagas Wirawan, Ratna Utami", ""),
        "Izin dan sakit": ("Dihitung tidak hadir", "Tidak ikut dihitung", ""),
    }


def test_what_both_typed_is_shown_and_the_second_is_kept_only_when_sent_again():
    training = TrainingFactory(quota=25)
    second = opened(training)
    save(training, opened(training), quota=30)

    late = send(training, second, quota="28")
    assert not late.is_valid()

    assert differences(late) == {"Kuota peserta": ("25", "30", "28")}
    assert Training.objects.get().quota == 30
    save(training, late.data)
    training.refresh_from_db()
    assert (training.quota, training.revision) == (28, 3)


def test_a_third_change_in_between_is_told_again():
    training = TrainingFactory(quota=25)
    second = opened(training)
    save(training, opened(training), quota=30)
    late = send(training, second, notes="Bawa gunting")
    assert not late.is_valid()
    save(training, opened(training), quota=31)

    again = send(training, late.data)

    assert not again.is_valid()
    assert differences(again) == {"Kuota peserta": ("30", "31", "")}


def test_both_writing_the_same_is_no_conflict():
    training = TrainingFactory(quota=25)
    second = opened(training)
    save(training, opened(training), quota=30)

    save(training, second, quota="30")


def test_a_list_that_changed_without_the_row_is_noticed_too():
    training = TrainingFactory()
    second = opened(training)
    training.facilitators.add(FacilitatorFactory(name="Bagas Wirawan"))

    late = send(training, second, notes="Bawa gunting")

    assert not late.is_valid()
    assert differences(late) == {"Narasumber": ("kosong", "Bagas Wirawan", "")}


@pytest.mark.parametrize("revision", ["", "abc", "0", "-1", "99", "9" * 30])
@pytest.mark.parametrize("loaded", ["", "forged"])
def test_a_page_without_a_true_revision_does_not_overwrite(revision, loaded):
    training = TrainingFactory(quota=25)

    form = send(training, opened(training), quota=30, revision=revision, loaded=loaded)

    assert not form.is_valid()
    assert differences(form) == {"Kuota peserta": ("", "25", "30")}


def test_a_new_record_has_nothing_to_be_compared_with():
    form = QuotaForm({"quota": 25, "notes": ""}, instance=Training())

    form.is_valid()

    assert form.conflict is None
    assert "revision" not in form.errors
