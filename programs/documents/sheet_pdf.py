"""The daftar hadir to print and sign, made with typst: A4, tagged, one sheet a session."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format, time_format

from programs.documents import printing
from programs.models import Session
from programs.sheet import Sheet

TEMPLATE = settings.BASE_DIR / "templates" / "programs" / "sheet" / "presensi.typ"
SPARE_ROWS, FEWEST_SPARE_ROWS = 5, 2
ROWS_OF_ONE_PAGE = 20  # that fit above the signatories
SIGNATORIES = ("Pejabat Pelaksana Teknis Kegiatan,", "Panitia,")


def render(sheet: Sheet, sessions: list[Session]) -> bytes:
    """A PDF (PDF/UA-1) with one sheet for each of these sessions, in their order."""
    data = {
        "title": f"Daftar hadir {sheet.training.name}",
        "letterhead": settings.LETTERHEAD,
        "sheets": [_sheet(sheet, session) for session in sessions],
    }
    return printing.pdf(TEMPLATE, data)


def _sheet(sheet: Sheet, session: Session) -> dict:
    training, people = sheet.training, _people(sheet, session)
    return {
        "facts": _facts(training, session),
        "qr": _qr(training, session),
        "people": people,
        "spare": _spare(sheet, len(people)),
        "footer": f"{training.name}, {date_format(session.on, 'j F Y')}",
        "place_and_date": f"{settings.LETTERHEAD['city']}, {date_format(session.on, 'j F Y')}",
        "signatories": SIGNATORIES,
    }


def _facts(training, session) -> list[tuple[str, str]]:
    hours = f"{time_format(session.starts_at, 'H.i')}–{time_format(session.ends_at, 'H.i')} WIB"
    facts = [
        ("Kegiatan", training.name),
        ("Hari, tanggal", date_format(session.on, "l, j F Y")),
        ("Waktu", f"{hours} ({session.lesson_hours} JP)"),
        ("Tempat", training.place),
        ("Materi", session.module.title if session.module else ""),
        ("Narasumber", session.facilitator.name if session.facilitator else ""),
    ]
    return [(label, value or "–") for label, value in facts]


def _people(sheet: Sheet, session: Session) -> list[dict]:
    """Everybody who belongs to the training that day, in the order of their numbers."""
    rows = [row for row in sheet.rows if row.enrolment.is_enrolled_on(session.on)]
    return [_line(row.enrolment.number, row.participant.name, row.participant.sex, row.home) for row in rows]


def _spare(sheet: Sheet, people: int) -> list[dict]:
    """Empty rows for walk-ins, with the numbers they will get when they are added in this order.

    Fewer of them where that saves a second page.
    """
    left = ROWS_OF_ONE_PAGE - people
    rows = left if FEWEST_SPARE_ROWS <= left < SPARE_ROWS else SPARE_ROWS
    last = max((row.enrolment.number for row in sheet.rows), default=0)
    return [_line(number) for number in range(last + 1, last + 1 + rows)]


def _line(number: int, name: str = "", sex: str = "", home: str = "") -> dict:
    return {"number": number, "name": name, "sex": sex, "home": home}


def _qr(training, session) -> str:
    """SVG of the address that opens this day's sheet."""
    address = f"{settings.SITE_URL}{reverse('training_sheet', args=[training.pk])}?sesi={session.pk}"
    return printing.qr(address, error="m")


def filename(training, sessions: list[Session]) -> str:
    day = f" {sessions[0].on:%Y-%m-%d}" if len(sessions) == 1 else ""
    return f"Daftar hadir {training.name}{day}.pdf"
