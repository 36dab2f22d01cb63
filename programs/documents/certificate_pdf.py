"""Certificates to print: A4 across, one a person, with what was taught on the back."""

from django.conf import settings
from django.urls import reverse

from programs.documents import printing
from programs.models import Certificate, Session, Training
from rusunpreneur.words import angka, tanggal

TEMPLATE = settings.BASE_DIR / "templates" / "programs" / "certificate" / "certificate.typ"
UNNAMED = "Materi lain"


def render(certificates: list[Certificate]) -> bytes:
    """In the order given; they may be of several trainings."""
    taught = {certificate.training_id: _taught(certificate.training) for certificate in certificates}
    data = {
        "title": "Sertifikat",
        "letterhead": settings.LETTERHEAD,
        "certificates": [_page(certificate, taught[certificate.training_id]) for certificate in certificates],
    }
    return printing.pdf(TEMPLATE, data)


def _page(certificate: Certificate, taught: list[list[str]]) -> dict:
    training, person = certificate.training, certificate.enrolment.participant
    address = settings.SITE_URL + reverse("certificate_verify", args=[certificate.token])
    born = ", ".join(
        part for part in (person.birth_place, tanggal(person.birth_date) if person.birth_date else "") if part
    )
    return {
        "number": certificate.number,
        "name": certificate.holder_name,
        "born": born,
        "training": training.name,
        "program": str(training.program),
        "place": training.place,
        "period": training.period,
        "hours": angka(certificate.lesson_hours),
        "place_and_date": f"{settings.LETTERHEAD['city']}, {tanggal(certificate.issued_on)}",
        "signatory_title": certificate.signatory_title,
        "signatory_name": certificate.signatory_name,
        "signatory_nip": certificate.signatory_nip,
        "qr": printing.qr(address, error="m"),
        "address": address,
        "taught": taught,
    }


def _taught(training: Training) -> list[list[str]]:
    """(topic, lesson hours) of the sessions held, each topic once, as it was first taught; nothing without topics."""
    held = training.sessions.filter(status=Session.Status.HELD).select_related("module").in_order()
    hours: dict[str, int] = {}
    for session in held:
        topic = session.module.title if session.module else UNNAMED
        hours[topic] = hours.get(topic, 0) + session.lesson_hours
    if list(hours) == [UNNAMED]:
        return []
    return [[topic, angka(number)] for topic, number in hours.items()]
