"""Enrolments and marks in bulk."""

from datetime import datetime, time

from django.utils import timezone

from programs.models import Attendance, Enrolment, Session, Training
from rusunpreneur.accounts.models import User

BATCH = 5000
#: What a person who is not simply there does, with its share.
ELSEWHERE = (("I", 0.4, "Keperluan keluarga"), ("S", 0.35, "Demam"), ("A", 0.25, ""))
PRESENT_SHARE = 0.93


def enrol_all(training: Training, people) -> list[Enrolment]:
    """Everybody from the first day, the rest on the waiting list once the quota is reached."""
    return Enrolment.objects.bulk_create(
        [
            Enrolment(
                training=training,
                participant=person,
                number=number,
                enrolled_on=training.starts_on,
                status="enrolled" if number <= training.quota else "waiting",
            )
            for number, person in enumerate(people, 1)
        ],
        batch_size=BATCH,
    )


def attend(rng, enrolments, sessions, *, absent_on_first_day: int = 0):
    """Mark everybody in these sessions and note them as held."""
    staff = User.objects.get(username="staf")
    marks = []
    for day, session in enumerate(sessions):
        moment = timezone.make_aware(datetime.combine(session.on, time(9, 15)))
        for index, enrolment in enumerate(e for e in enrolments if e.status != "waiting"):
            status, remark = mark_of(rng)
            if absent_on_first_day and day == 0:
                status, remark = ("S", "Demam") if index < absent_on_first_day else ("H", "")
            marks.append(
                Attendance(
                    training_id=enrolment.training_id,
                    enrolment=enrolment,
                    session=session,
                    status=status,
                    remark=remark,
                    captured_at=moment,
                    received_at=moment,
                    marked_by=staff,
                )
            )
    Attendance.objects.bulk_create(marks, batch_size=BATCH)
    Session.objects.filter(pk__in=[session.pk for session in sessions]).update(status=Session.Status.HELD)


def mark_of(rng) -> tuple[str, str]:
    if rng.random() < PRESENT_SHARE:
        return "H", ""
    status, _, remark = rng.choices(ELSEWHERE, weights=[share for _, share, _ in ELSEWHERE])[0]
    return status, remark


def finish(training: Training):
    """Close it as staff would have: completed by the training's own rule."""
    passed, failed = [], []
    for enrolment in training.enrolments.taking_part().with_attendance_hours().select_related("training"):
        (passed if (enrolment.attendance_percent or 0) >= training.minimum_percent else failed).append(enrolment.pk)
    Enrolment.objects.filter(pk__in=passed).update(status=Enrolment.Status.COMPLETED)
    Enrolment.objects.filter(pk__in=failed).update(status=Enrolment.Status.NOT_COMPLETED)
    training.status = Training.Status.FINISHED
    training.finished_at = timezone.make_aware(datetime.combine(training.ends_on, time(16)))
    training.finished_by = User.objects.get(username="staf")
    training.save()
