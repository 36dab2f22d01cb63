"""What the story of a person tells of their trainings."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch
from django.urls import reverse

from participants.story import Event
from programs.models import Certificate, Enrolment, Training

Status = Enrolment.Status
#: How a training stands for the person: what is said, its mark and its tone.
TOLD = {
    Status.WAITING: ("Menunggu tempat di", "hourglass-split", "amber"),
    Status.ENROLLED: ("Ikut", "mortarboard", "indigo"),
    Status.COMPLETED: ("Menuntaskan", "check2-circle", "leaf"),
    Status.NOT_COMPLETED: ("Ikut", "mortarboard", "mute"),
    Status.WITHDRAWN: ("Ikut", "mortarboard", "mute"),
}


def trainings(participant, user) -> Iterable[Event]:
    """Each training of this person with how they attended, linked where this user may open it."""
    enrolments = (
        participant.enrolments.with_attendance_hours()
        .select_related("training__rusunawa", "training__skill")
        .annotate(is_open=Exists(Training.objects.visible_to(user).filter(pk=OuterRef("training"))))
        .prefetch_related(Prefetch("certificates", Certificate.objects.valid()))
    )
    for enrolment in enrolments:
        href = enrolment.training.get_absolute_url() if enrolment.is_open else ""
        yield _took_part(enrolment, href)
        if enrolment.status == Status.WITHDRAWN:
            yield _left(enrolment, href)
        for certificate in enrolment.certificates.all():
            yield _certified(certificate, href)


def _took_part(enrolment, href) -> Event:
    training = enrolment.training
    said, symbol, tone = TOLD[enrolment.status]
    on = enrolment.enrolled_on if enrolment.status == Status.WAITING else max(training.starts_on, enrolment.enrolled_on)
    detail = f"{training.place}, {training.period}. {_attendance(enrolment)}"
    return Event(on, f"{said} {training.name}", detail, href, symbol, tone)


def _attendance(enrolment) -> str:
    """`Tuntas, hadir 24 dari 32 JP (75%).`"""
    parts = [enrolment.get_status_display()]
    if enrolment.is_walk_in:
        parts.append("datang langsung")
    if (percent := enrolment.attendance_percent) is not None:
        parts.append(f"hadir {enrolment.hours.attended} dari {enrolment.counted_hours} JP ({percent}%)")
    return ", ".join(parts) + "."


def _left(enrolment, href) -> Event:
    title = f"Mengundurkan diri dari {enrolment.training.name}"
    return Event(enrolment.withdrawn_on, title, enrolment.withdrawn_reason, href, "person-dash", "brick")


def _certified(certificate: Certificate, href: str) -> Event:
    """Who may open the training may print the paper."""
    page = reverse("certificate_page", args=[certificate.pk]) if href else ""
    title = f"Menerima sertifikat {certificate.number}"
    return Event(certificate.issued_on, title, f"Ditandatangani {certificate.signatory_name}", page, "award", "leaf")
