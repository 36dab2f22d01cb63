"""What the SPJ pack and the activity report have in common, as their templates read it: text, all of it."""

from itertools import islice

from django.conf import settings
from django.utils import timezone

from programs.documents import printing
from programs.dossier import Day, Dossier, Photo, Taught
from programs.models import Attendance, Session
from rusunpreneur.words import angka, hari_tanggal, jam, saat, tanggal_pendek

MOST_PHOTOS = 40
LABELS = [(value, label.lower()) for value, label in Attendance.Status.choices]


def hours(session: Session) -> str:
    return f"{jam(session.starts_at)}–{jam(session.ends_at)} WIB"


def recap(dossier: Dossier) -> list[list[str]]:
    """A row a day: registered and present are two figures."""
    return [_recap_row(day) for day in dossier.days]


def _recap_row(day: Day) -> list[str]:
    numbers = [day.lesson_hours, day.registered, *(day.counts[mark] for mark, _ in LABELS), day.unmarked]
    return [hari_tanggal(day.on), *(angka(number) for number in numbers)]


def teachers(dossier: Dossier) -> list[list[str]]:
    return [_teacher(taught) for taught in dossier.taught]


def _teacher(taught: Taught) -> list[str]:
    person = taught.facilitator
    days = ", ".join(tanggal_pendek(session.on) for session in taught.sessions)
    return [person.name, person.get_kind_display(), person.organisation or "–", days, angka(taught.lesson_hours)]


def photographs(dossier: Dossier) -> list[dict]:
    """Those that can be read, up to so many as one paper carries."""
    readable = (photo for photo in dossier.photos if photo.printed)
    return [_photograph(photo) for photo in islice(readable, MOST_PHOTOS)]


def _photograph(photo: Photo) -> dict:
    day = hari_tanggal(photo.session.on)
    return {
        "svg": printing.photograph(photo.printed),
        "alt": f"Foto bukti sesi {day}, {hours(photo.session)}",
        "caption": ", ".join(part for part in (day, hours(photo.session), photo.evidence.note) if part),
    }


def left_out(dossier: Dossier) -> list[str]:
    """What is not in the paper, and why; empty when nothing is missing."""
    said = [
        f"{hari_tanggal(check.session.on)}, {hours(check.session)}: {', '.join(check.lacks)}."
        for check in dossier.open_checks
    ]
    if dossier.ahead:
        said.append(f"{angka(len(dossier.ahead))} sesi belum berlangsung saat berkas ini dicetak.")
    if scans := sum(check.scans for check in dossier.checks):
        said.append(f"{angka(scans)} pindaian PDF tersimpan di sistem dan dicetak terpisah.")
    readable = sum(check.readable_count for check in dossier.checks if check.is_held)
    if readable > MOST_PHOTOS:
        said.append(f"{angka(readable - MOST_PHOTOS)} foto lain tersimpan di sistem.")
    return said


def called_off(dossier: Dossier) -> list[str]:
    return [
        f"{hari_tanggal(session.on)}, {hours(session)}: {session.cancelled_reason}" for session in dossier.cancelled
    ]


def head(dossier: Dossier, title: str) -> dict:
    return {
        "title": f"{title} {dossier.training.name}",
        "letterhead": settings.LETTERHEAD,
        "printed": f"dicetak {saat(timezone.now())} WIB",
        "name": dossier.training.name,
        "recap": recap(dossier),
        "recap_hours": angka(dossier.lesson_hours),
        "teachers": teachers(dossier),
        "photos": photographs(dossier),
        "left_out": left_out(dossier),
        "called_off": called_off(dossier),
        "signatories": ("Pejabat Pelaksana Teknis Kegiatan,", "Panitia,"),
        "place_and_date": f"{settings.LETTERHEAD['city']}, ...........................",
    }
