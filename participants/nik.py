"""The national identity number (NIK): its structure, its traps, and how it is hidden.

Sixteen digits, PP KK CC DDMMYY SSSS: province, city and district where the person was FIRST
registered (not where they live), birth date (day + 40 for women), serial. No check digit. The
number stays for life even when a wrong birth date or sex is corrected (PP 40/2019 article 30),
so a mismatch with stated data is a warning to be explained, never an error.
"""

import hashlib
import hmac
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

PROVINCES = frozenset(
    [
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 97),
    ]
)
RETIRED_PROVINCES = frozenset([54])  # Timor Timur
JAKARTA = 31
JAKARTA_CITIES = frozenset([1, 71, 72, 73, 74, 75])
FEMALE_DAY_OFFSET = 40
OLDEST_PLAUSIBLE_AGE = 90
SEPARATORS = re.compile(r"[\s.\-\u00a0]")
SIXTEEN_DIGITS = re.compile(r"[0-9]{16}")
#: A whole number made of one repeated block is what people type when they have no card at hand.
REPEATED_BLOCK = re.compile(r"(\d{1,4}?)\1+")
COUNTING = frozenset(["1234567890123456", "0123456789012345", "1234567812345678", "9876543210987654"])

WARNINGS = {
    "birth_date": "Tanggal lahir di NIK ({in_nik}) berbeda dari tanggal lahir yang diisi.",
    "sex": "Jenis kelamin di NIK ({in_nik}) berbeda dari yang diisi.",
    "region": "NIK pertama kali terdaftar di luar DKI Jakarta. Ini wajar bila peserta pindahan.",
    "district": "Kode kecamatan {in_nik} tidak ada di Jakarta sekarang. Mungkin kode lama atau hasil pemekaran.",
    "province": "Kode provinsi {in_nik} sudah tidak dipakai.",
    "age": "Umur menurut NIK {in_nik} tahun. Periksa lagi tanggal lahirnya.",
}

#: What each warning is about, for the change log.
SUBJECTS = {
    "birth_date": "tanggal lahir",
    "sex": "jenis kelamin",
    "region": "terdaftar di luar Jakarta",
    "district": "kode kecamatan",
    "province": "kode provinsi",
    "age": "umur",
}


@dataclass(frozen=True)
class Nik:
    """A number with a sound structure. `birth_date` guesses the century: up to this year 20YY."""

    number: str
    sex: str
    birth_date: date

    @property
    def province(self) -> int:
        return int(self.number[:2])

    @property
    def city(self) -> int:
        return int(self.number[2:4])

    @property
    def district_code(self) -> str:
        """Kemendagri code, `31.75.06`."""
        return ".".join((self.number[:2], self.number[2:4], self.number[4:6]))


@dataclass(frozen=True)
class NikWarning:
    code: str
    sentence: str


def clean(text: str) -> str:
    """The digits of what was typed, without blanks, dots and dashes."""
    return SEPARATORS.sub("", text)


def parse(text: str, *, today: date | None = None) -> Nik:
    """A Nik, or a ValidationError whose sentence says what is wrong with the number."""
    number = clean(text)
    if not SIXTEEN_DIGITS.fullmatch(number):
        raise _error(_length_sentence(number), "nik_length")
    if REPEATED_BLOCK.fullmatch(number) or number in COUNTING:
        raise _error("NIK ini bukan nomor sungguhan. Kosongkan bila KTP belum ada.", "nik_placeholder")
    if int(number[:2]) not in PROVINCES | RETIRED_PROVINCES:
        raise _error(f"Dua angka pertama NIK ({number[:2]}) bukan kode provinsi.", "nik_province")
    if number[2:4] == "00" or number[4:6] == "00":
        raise _error("Angka ke-3 sampai ke-6 NIK (kode kota dan kecamatan) tidak boleh 00.", "nik_region")
    if number[12:] == "0000":
        raise _error("Empat angka terakhir NIK tidak boleh 0000.", "nik_serial")
    return Nik(number, *_sex_and_birth_date(number, today or timezone.localdate()))


def _length_sentence(number: str) -> str:
    if not number.isascii() or not number.isdigit():
        return "NIK hanya boleh berisi angka."
    difference = len(number) - 16
    return f"NIK harus 16 angka, ini {'lebih' if difference > 0 else 'kurang'} {abs(difference)} angka."


def _sex_and_birth_date(number: str, today: date) -> tuple[str, date]:
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    sex = "P" if day > FEMALE_DAY_OFFSET else "L"
    century = 2000 if year <= today.year % 100 else 1900
    try:
        return sex, date(century + year, month, day - FEMALE_DAY_OFFSET if sex == "P" else day)
    except ValueError:
        raise _error("Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang ada.", "nik_date") from None


def _error(sentence: str, code: str) -> ValidationError:
    return ValidationError(sentence, code=code)


def warnings(
    nik: Nik,
    *,
    birth_date: date | None = None,
    sex: str = "",
    district_codes: Collection[str] = (),
    today: date | None = None,
) -> list[NikWarning]:
    """What does not fit, in sentences; each is kept with the reason staff give for it.

    The stated birth date is the truth: only day, month and two-digit year are compared with it.
    """
    today = today or timezone.localdate()
    found = []

    def warn(code, in_nik=""):
        found.append(NikWarning(code, WARNINGS[code].format(in_nik=in_nik)))

    if birth_date and nik.birth_date.strftime("%d%m%y") != birth_date.strftime("%d%m%y"):
        warn("birth_date", nik.birth_date.strftime("%d/%m/%y"))
    if sex and nik.sex != sex:
        warn("sex", "perempuan" if nik.sex == "P" else "laki-laki")
    if nik.province in RETIRED_PROVINCES:
        warn("province", nik.province)
    elif nik.province != JAKARTA:
        warn("region")
    elif nik.city not in JAKARTA_CITIES or (district_codes and nik.district_code not in district_codes):
        warn("district", nik.district_code)
    years = age(birth_date or nik.birth_date, today)
    if years < settings.MINIMUM_AGE or years > OLDEST_PLAUSIBLE_AGE:
        warn("age", years)
    return found


def age(birth_date: date, today: date) -> int:
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def mask(number: str) -> str:
    """`3175064502850001` as `3175********0001`."""
    return f"{number[:4]}{'*' * 8}{number[-4:]}"


def digest(number: str) -> str:
    """Keyed hash by which a number is found and kept unique without being readable."""
    return hmac.new(settings.NIK_DIGEST_KEY.encode(), number.encode(), hashlib.sha256).hexdigest()
