"""Cards to print and cut: a person's name and a QR that holds their code, and nothing else of them."""

from django.conf import settings

from programs.documents import printing
from programs.models import Enrolment, Training
from programs.sheet import people

TEMPLATE = settings.BASE_DIR / "templates" / "programs" / "sheet" / "cards.typ"


def holders(training: Training) -> list[Enrolment]:
    """Those who get a card: everybody on the sheet who has not left, in the order of their numbers."""
    return [enrolment for enrolment in people(training) if not enrolment.withdrawn_on]


def render(training: Training, enrolments: list[Enrolment]) -> bytes:
    """Ten cards a page."""
    data = {
        "title": f"Kartu peserta {training.name}",
        "cards": [_card(training, enrolment.participant) for enrolment in enrolments],
    }
    return printing.pdf(TEMPLATE, data)


def _card(training: Training, participant) -> dict:
    return {
        "program": str(training.program),
        "agency": settings.AGENCY_NAME,
        "name": participant.name,
        "home": _home(participant),
        "code": participant.code,
        "qr": printing.qr(participant.code, error="h"),  # a card gets wet and scratched
    }


def _home(participant) -> list[str]:
    """Rusunawa and flat of a resident, the district of others; nothing for a walk-in."""
    residence, district = participant.residence, participant.district
    lines = [str(residence.rusunawa), residence.flat] if residence else [f"Kecamatan {district}" if district else ""]
    return [line for line in lines if line]


def filename(training: Training) -> str:
    return f"Kartu peserta {training.name}.pdf"
