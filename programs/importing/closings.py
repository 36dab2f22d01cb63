"""Lines under a list that are no people: totals, and the place where somebody signs."""

import re

from participants import nik
from programs.importing.headers import Header

TOTALS = re.compile(r"(JUMLAH|JML|TOTAL|SUB ?TOTAL|SUBJUMLAH|KETERANGAN|CATATAN)\b")
SIGNATURES = re.compile(
    r"(MENGETAHUI|DIKETAHUI|MENYETUJUI|DISETUJUI|HORMAT KAMI|TTD|TANDA TANGAN|NIP|NRK|(YANG )?MEMBUAT|DIBUAT OLEH"
    r"|KOORDINATOR|KETUA|WAKIL KETUA|SEKRETARIS|BENDAHARA|KEPALA|KASI|KASUBAG|KABID|LURAH|CAMAT|PENGELOLA|PETUGAS"
    r"|PANITIA|PELAKSANA|PENANGGUNG JAWAB|PENDAMPING|FASILITATOR|INSTRUKTUR|NARASUMBER|JAKARTA(?=,))\b",
)
PLACE_TO_SIGN = re.compile(r"\(.*\)|_{3,}.*")
FEW, NIK_DIGITS = 2, 16


class Foot:
    """Read line by line: once somebody has signed, a line that says little is part of the signature."""

    def __init__(self, header: Header):
        self.name, self.nik = header.columns["name"], header.columns.get("nik")
        self.is_signed = False

    def holds(self, said: list[str]) -> bool:
        filled = [text for text in said if text]
        first = next((text for text in filled if not text.isdecimal()), "")
        if not filled or len(nik.clean(_at(said, self.nik))) == NIK_DIGITS:
            return False
        if TOTALS.match(first.upper()):
            return True
        if _signs(first) and (len(filled) <= FEW or not self._names_somebody(said)):
            self.is_signed = True
            return True
        return self.is_signed and len(filled) <= FEW

    def _names_somebody(self, said: list[str]) -> bool:
        """`Ketua | Siti Uji | P` is a member of a group."""
        name = _at(said, self.name)
        return any(letter.isalpha() for letter in name) and not _signs(name)


def _signs(text: str) -> bool:
    return bool(SIGNATURES.match(text.upper()) or PLACE_TO_SIGN.fullmatch(text))


def _at(said: list[str], column: int | None) -> str:
    return said[column] if column is not None and column < len(said) else ""
