"""Figures, money, days and hours as Indonesians write them; for Python and, as filters of `ui`, for templates."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from phonenumbers import PhoneNumberFormat, format_number, parse

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
NOTHING = "–"
SEPARATORS = str.maketrans(",.", ".,")


def _local(value):
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def angka(value, places=0):
    """`1250` as `1.250`; `angka:1` gives one decimal, `1.250,5`."""
    if value is None or value == "":
        return NOTHING
    if type(value) is int and not places:
        return f"{value:,}".translate(SEPARATORS).replace("-", "−")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    return f"{rounded:,}".translate(SEPARATORS).replace("-", "−")


def rupiah(value):
    """`1250000` as `Rp1.250.000`."""
    if value is None or value == "":
        return NOTHING
    written = angka(value)
    return f"−Rp{written[1:]}" if written.startswith("−") else f"Rp{written}"


def persen(value, places=0):
    """`67` as `67%`: the value is already of a hundred."""
    return NOTHING if value is None or value == "" else f"{angka(value, places)}%"


def nomor_hp(stored: str) -> str:
    """`+6281236027339` as `0812-3602-7339`; what is no Indonesian mobile number as the rules of its country say."""
    if not stored.startswith("+628"):
        return format_number(parse(stored), PhoneNumberFormat.NATIONAL) if stored else ""
    digits = "0" + stored.removeprefix("+62")
    middle = 7 if len(digits) == 10 else 8
    return f"{digits[:4]}-{digits[4:middle]}-{digits[middle:]}"


def tanggal(value):
    """`26 Februari 2024`."""
    day = _local(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if isinstance(day, date) else NOTHING


def tanggal_pendek(value):
    """`26 Feb 2024`, where there is little room."""
    day = _local(value)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if isinstance(day, date) else NOTHING


def hari(value):
    """`Sen 26`, the head of a day's column."""
    day = _local(value)
    return f"{DAYS[day.weekday()][:3]} {day.day}" if isinstance(day, date) else NOTHING


def hari_tanggal(value):
    """`Senin, 26 Februari 2024`."""
    day = _local(value)
    return f"{DAYS[day.weekday()]}, {tanggal(day)}" if isinstance(day, date) else NOTHING


def jam(value):
    """`09.30`."""
    moment = _local(value)
    return f"{moment:%H.%M}" if hasattr(moment, "hour") else NOTHING


def saat(value):
    """`26 Feb 2024 09.30`."""
    return f"{tanggal_pendek(value)} {jam(value)}" if hasattr(value, "hour") else NOTHING


def initials(name):
    """`Siti Rahayu` as `SR`."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def period(first: date, last: date) -> str:
    """`26–29 Februari 2024`, `30 Januari – 2 Februari 2024`, `26 Februari 2024` for a single day."""
    if first == last:
        return tanggal(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{tanggal(last)}"
    start = f"{first.day} {MONTHS[first.month - 1]}" if first.year == last.year else tanggal(first)
    return f"{start} – {tanggal(last)}"
