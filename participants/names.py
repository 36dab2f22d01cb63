"""Names of people as they are kept: one way, however they arrive."""

import re
import unicodedata

from django.core.exceptions import ValidationError

BLANKS = re.compile(r"[ \t\r\n\u00a0\u2000-\u200a\u202f\u3000]+")
LETTER = r"[^\W\d_]"
TWO_LETTERS = re.compile(rf"{LETTER}.*{LETTER}")
LETTERS_AND_MARKS = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"])
BESIDE_LETTERS = frozenset(" '.-,/")
#: What phones and word processors put in the place of an apostrophe.
APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02b9`\u00b4", "'"))
#: Marks by their class, but all they do is choose how a picture is drawn.
PICTURE_SELECTORS = range(0xFE00, 0xFE10)


def tidy(text: str) -> str:
    """`SITI  NUR’AINI` as `Siti Nur'Aini`; a ValidationError says what cannot stand in a name.

    Lists are written in capitals. Who mixes capitals and small letters means it.
    """
    said = BLANKS.sub(" ", unicodedata.normalize("NFC", text.translate(APOSTROPHES))).strip()
    validate(said)
    return " ".join(map(_capitalized, said.split(" "))) if said.isupper() or said.islower() else said


def validate(name: str):
    """Two letters at least, and nothing but letters, blanks and ' . - , /"""
    if odd := next((sign for sign in name if not _is_of_a_name(sign)), None):
        shown = f"“{odd}”" if odd.isprintable() else "tanda yang tidak terlihat"
        raise ValidationError(
            f"Nama memuat {shown}. Pakai huruf, spasi, dan tanda ' . - , / saja, seperti di KTP.", code="name_sign"
        )
    if not TWO_LETTERS.search(name):
        raise ValidationError(f"Nama “{name}” belum lengkap.", code="name_short")


def _is_of_a_name(sign: str) -> bool:
    if sign in BESIDE_LETTERS:
        return True
    return unicodedata.category(sign) in LETTERS_AND_MARKS and ord(sign) not in PICTURE_SELECTORS


def _capitalized(word: str) -> str:
    """`NUR'AINI` as `Nur'Aini`; a title such as `S.PD` stays as it is."""
    return word if "." in word else re.sub(rf"{LETTER}+", lambda part: part[0].capitalize(), word)
