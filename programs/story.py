"""What the story of a person tells of their trainings."""

from collections.abc import Iterable

from participants.story import Event
from programs.models import Training


def trainings(participant, user) -> Iterable[Event]:
    """Each training the person took part in, linked where this user may open it."""
    rows = participant.enrolments.with_attendance_hours().select_related("training__rusunawa", "training__skill")
    enrolments = list(rows)
    open_to_user = set(
        Training.objects.visible_to(user)
        .filter(pk__in=[enrolment.training_id for enrolment in enrolments])
        .values_list("pk", flat=True)
    )
    for enrolment in enrolments:
        training = enrolment.training
        rate = enrolment.attendance_percent
        attended = f", kehadiran {rate}%" if rate is not None else ""
        yield Event(
            training.starts_on,
            f"Ikut {training.name}",
            f"{training.place}, {training.period}. {enrolment.get_status_display()}{attended}.",
            training.get_absolute_url() if training.pk in open_to_user else "",
            "mortarboard",
            "leaf",
        )
