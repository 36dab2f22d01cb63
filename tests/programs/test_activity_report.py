"""The activity report of a training on paper: its numbers are those of its people."""

import pytest
from django.urls import reverse

from participants.models import Participant
from programs.activity_report import ActivityReport
from programs.dossier import Dossier
from rusunpreneur.access import Role
from tests.factories import (
    EnrolmentFactory,
    EvidenceFactory,
    ParticipantFactory,
    ResidenceFactory,
    RusunawaFactory,
    TrainingFactory,
)
from tests.factories.programs import days_ago
from tests.programs.papers import pages_of, pictures_of, training_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return training_held()


def report(client, training):
    return client.get(reverse("training_report_pdf", args=[training.pk]))


def text_of(answer) -> str:
    return " ".join(pages_of(answer))


def counts(groups) -> dict[str, tuple]:
    return {group.name: (group.registered, group.came, group.completed) for group in groups}


def test_the_report_has_purpose_place_people_rate_result_and_who_taught(training, sign_in):
    training.notes = "Sesuai permintaan pengurus rusun."
    training.save()

    text = text_of(report(sign_in(Role.STAFF), training))

    assert "Sesuai permintaan pengurus rusun." in text
    assert "2 sesi terlaksana, 16 JP" in text
    assert "Terdaftar 3 orang. Pernah hadir 2 orang." in text
    assert "kehadiran 75%: 24 dari 32 JP. Rumusnya: JP yang dihadiri dibagi JP sesi terlaksana" in text
    assert "Ibu Ratna Narasumber Sanggar Uji" in text
    assert "Kendala dan tindak lanjut" in text


def test_who_completed_is_settled_when_the_training_is_finished(sign_in):
    open_one, finished = (
        TrainingFactory(days=1, people=2, days__status="held"),
        TrainingFactory(days=1, people=2, days__status="held", people__status="completed", finished=True),
    )
    client = sign_in(Role.STAFF)

    assert "Ketuntasan ditetapkan saat bimtek diselesaikan" in text_of(report(client, open_one))
    assert "Tuntas 2 dari 2 orang yang terdaftar." in text_of(report(client, finished))


def test_people_are_counted_by_sex_age_and_rusunawa(training):
    one, two, three = Participant.objects.filter(enrolments__training=training).order_by("enrolments__number")
    began = training.starts_on
    for person, sex, born in (
        (one, "P", began.replace(year=began.year - 30, day=1)),
        (two, "L", None),
        (three, "", None),
    ):
        Participant.objects.filter(pk=person.pk).update(sex=sex, birth_date=born)

    made = ActivityReport(Dossier(training))

    assert counts(made.by_sex) == {"Perempuan": (1, 1, 0), "Laki-laki": (1, 1, 0), "Belum diisi": (1, 0, 0)}
    assert counts(made.by_age) == {"26–35 tahun": (1, 1, 0), "Belum diisi": (2, 1, 0)}
    assert all(sum(row.registered for row in groups) == 3 for _, groups in made.breakdowns)


def test_a_person_counts_where_she_lived_when_the_training_began(training):
    before, after = RusunawaFactory(name="Rusunawa Dulu"), RusunawaFactory(name="Rusunawa Kini")
    moved, newcomer = (EnrolmentFactory(training=training, participant=ParticipantFactory()) for _ in range(2))
    moved.participant.residences.all().delete()
    newcomer.participant.residences.all().delete()
    ResidenceFactory(participant=moved.participant, rusunawa=before, moved_in_on=days_ago(90), moved_out_on=days_ago(1))
    ResidenceFactory(participant=moved.participant, rusunawa=after, moved_in_on=days_ago(0))
    ResidenceFactory(participant=newcomer.participant, rusunawa=after, moved_in_on=days_ago(0))

    places = counts(ActivityReport(Dossier(training)).by_rusunawa)

    assert places["Rusunawa Dulu"][0] == 1
    assert places["Rusunawa Kini"][0] == 1


def test_a_broken_photo_stops_nothing(training, sign_in):
    EvidenceFactory(session=training.sessions.first())
    lost = EvidenceFactory(session=training.sessions.first())
    lost.file.storage.delete(lost.file.name)

    answer = report(sign_in(Role.STAFF), training)

    assert pictures_of(answer) == 1
    assert b"pdfuaid:part" in answer.content


def test_nothing_held_answers_with_a_sentence(sign_in):
    client, training = sign_in(Role.STAFF), TrainingFactory(people=1)

    for name in ("training_report_pdf", "training_report_xlsx"):
        answer = client.get(reverse(name, args=[training.pk]), follow=True)
        assert "Belum ada sesi yang terlaksana" in answer.content.decode()
