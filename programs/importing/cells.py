"""One cell as a value of the house; a ValueError says in words what is wrong with it.

Cells come from `reader`: None, a text, or a pair: ["n", number as text], ["d", ISO day].
"""

import re
import unicodedata
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from phonenumber_field.phonenumber import PhoneNumber

from participants import names, nik
from participants.models.residence import bare_tower

MONTH_NAMES = (
    "JAN JANUARI JANUARY",
    "FEB FEBRUARI PEBRUARI FEBRUARY",
    "MAR MARET MARCH",
    "APR APRIL",
    "MEI MAY",
    "JUN JUNI JUNE",
    "JUL JULI JULY",
    "AGU AGS AGT AGUST AGUSTUS AUG AUGUST",
    "SEP SEPT SEPTEMBER",
    "OKT OKTOBER OCT OCTOBER",
    "NOV NOP NOVEMBER NOPEMBER",
    "DES DESEMBER DEC DECEMBER",
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}
NUMERIC_DAY = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})")
ISO_DAY = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]00:00(?::00)?)?")
WRITTEN_DAY = re.compile(r"(\d{1,2})[\s.\-]*([A-Za-z]+)\.?[\s.,\-]*(\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[/.\-\s]+(?:\d{1,2}|[A-Za-z]+)[/.\-\s]+\d{2}")
EXCEL_EPOCH, EXCEL_DAYS = date(1899, 12, 30), range(3_654, 73_051)  # 1910 to 2100
SEXES = {
    "L": "L LK LAKI LAKI-LAKI LAKI2 LAKI2- PRIA COWOK M MALE LELAKI",
    "P": "P PR PEREMPUAN WANITA W F FEMALE CEWEK",
}
SEX_OF = {word: sex for sex, words in SEXES.items() for word in words.split()}
NOTHING = re.compile(r"[-–—.?\s]+")
SAYS_NOTHING = {
    *("", "N/A", "KOSONG", "NIHIL", "LUPA", "BELUM", "TIDAK INGAT"),
    *(f"{no} {word}" for no in ("TIDAK", "TDK", "TAK", "GAK", "GA") for word in ("ADA", "PUNYA", "TAHU", "HAFAL")),
    *(f"{not_yet} {word}" for not_yet in ("BELUM", "BLM") for word in ("ADA", "PUNYA", "TAHU", "DIISI")),
}
#: What stands where a number is to come: `belum bawa KTP`, `menyusul`.
NO_NUMBER_YET = re.compile(
    r"\b(BELUM|BLM|BLUM|TIDAK|TDK|TAK|GAK|MENYUSUL|NYUSUL|SUSULAN|PROSES|HILANG|LUPA|(KE|TER)TINGGAL(AN)?|BESOK|NANTI)\b"
)
BETWEEN_PHONES = re.compile(r"[/;,|&]|\b(?:DAN|ATAU)\b", re.IGNORECASE)
FEWEST_PHONE_DIGITS = 8
ROUNDED = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
EXCEL_DIGITS = 15
RETYPE_AS_TEXT = "Ubah kolomnya ke format Teks, lalu ketik lagi"


def text(cell) -> str:
    """What the cell says; nothing where a dash or words stand for nothing known."""
    return meaning(as_shown(cell))


def meaning(said: str) -> str:
    return "" if NOTHING.sub(" ", said.upper()).strip() in SAYS_NOTHING else said


def as_shown(cell) -> str:
    """What a person would read in the cell, without line breaks, double blanks and signs that cannot be seen."""
    raw = cell[1] if isinstance(cell, list) else (cell or "")
    return " ".join(_visible(raw).lstrip("'").split())


def _visible(raw: str) -> str:
    if raw.isascii() and raw.isprintable():
        return raw
    return "".join(letter if letter.isprintable() else " " for letter in unicodedata.normalize("NFC", raw))


def short(cell) -> str:
    """For a sentence: enough to recognise what was typed."""
    shown = text(cell)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def name(cell) -> str:
    """As names are kept everywhere; a long one is refused by its length alone."""
    said = text(cell)
    if len(said) > 120:
        raise ValueError("nama lebih dari 120 huruf")
    try:
        return names.tidy(said)
    except ValidationError as error:
        sentence = error.messages[0].rstrip(".")
        raise ValueError(sentence[0].lower() + sentence[1:]) from None


def is_rounded(cell) -> bool:
    """A number that is longer than Excel can keep, or shown as 3,17204E+15."""
    is_too_long = isinstance(cell, list) and len(cell[1]) > EXCEL_DIGITS
    return is_too_long or bool(ROUNDED.fullmatch(text(cell).replace(" ", "")))


def identity_number(cell) -> str:
    """A NIK whose structure holds. Excel keeps 15 digits of a number, so a NIK that is a number has lost one."""
    if is_rounded(cell):
        raise ValueError(
            f"NIK tersimpan sebagai angka, jadi Excel sudah membulatkan angka ke-16. {RETYPE_AS_TEXT} NIK-nya dari KTP"
        )
    try:
        return nik.parse(text(cell)).number
    except ValidationError as error:
        said = error.messages[0].rstrip(".")
        raise ValueError(said if said.startswith("NIK") else f"NIK salah: {said}") from None


def sex(cell) -> str:
    said = text(cell).upper().replace(" - ", "-").replace(" ", "-").strip(".")
    if said not in SEX_OF:
        raise ValueError(f"jenis kelamin “{short(cell)}” tidak dikenal. Tulis L atau P")
    return SEX_OF[said]


def day(cell) -> str:
    """ISO day of a birth: an Excel date, 05/02/1985, 5 Februari 1985. Day before month, as written here."""
    found = calendar_day(cell)
    if found > timezone.localdate() or found.year < 1900:
        raise ValueError(f"tanggal {short(cell)} tidak mungkin tanggal lahir")
    return found.isoformat()


def calendar_day(cell) -> date:
    """Any day: an Excel date, 27/02/2024, 27 Februari 2024."""
    if isinstance(cell, list):
        return _excel_day(cell)
    said = text(cell)
    try:
        if match := NUMERIC_DAY.fullmatch(said):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := ISO_DAY.fullmatch(said):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := WRITTEN_DAY.fullmatch(said)) and match[2].upper() in MONTHS:
            return date(int(match[3]), MONTHS[match[2].upper()], int(match[1]))
    except ValueError:
        raise ValueError(f"tanggal {short(cell)} tidak ada") from None
    if SHORT_YEAR.fullmatch(said):
        raise ValueError(f"tahun pada “{short(cell)}” harus ditulis 4 angka")
    raise ValueError(f"“{short(cell)}” bukan tanggal. Contoh: 05/02/1985 atau 5 Februari 1985")


def _excel_day(cell) -> date:
    kind, said = cell
    if kind == "d":
        return date.fromisoformat(said)
    if said.isdecimal() and int(said) in EXCEL_DAYS:
        return EXCEL_EPOCH + timedelta(days=int(said))
    raise ValueError(f"“{said}” bukan tanggal. Contoh: 05/02/1985 atau 5 Februari 1985")


def is_no_number_yet(cell) -> bool:
    """Words instead of a number, which say that it is to come."""
    said = text(cell)
    return not any(sign.isdigit() for sign in said) and bool(NO_NUMBER_YET.search(said.upper()))


def phones(cell) -> list[str]:
    """The numbers of a cell that holds several: `0812… / 0857…`; else what stands there as it is."""
    said = text(cell)
    parts = [part.strip() for part in BETWEEN_PHONES.split(said)]
    are_numbers = len(parts) > 1 and all(sum(map(str.isdigit, part)) >= FEWEST_PHONE_DIGITS for part in parts)
    return parts if are_numbers else [said]


def phone(cell) -> str:
    """E.164. Excel drops the first zero of a number, and 62 without + would be read as an area code."""
    said = re.sub(r"(?!^)\+|[^0-9+]", "", text(cell))
    if said.startswith("62"):
        said = f"+{said}"
    elif said.startswith("8"):
        said = f"0{said}"
    number = PhoneNumber.from_string(said, region="ID") if 8 <= len(said) <= 16 else None
    if number is None or not number.is_valid():
        raise ValueError(f"nomor HP “{short(cell)}” tidak dikenal")
    return number.as_e164


def at_most(length: int, label: str):
    """A text that fits into its field."""

    def read(cell) -> str:
        said = text(cell)
        if len(said) > length:
            raise ValueError(f"{label} lebih dari {length} huruf")
        return said

    return read


def tower(cell) -> str:
    """`5` for `TW 5` and `Blok 5`, as towers are kept."""
    return bare_tower(at_most(20, "tower")(cell))
