"""Names of people as they are kept: one way, however they arrive."""

import re
import unicodedata

from django.core.exceptions import ValidationError

BLANKS = re.compile(r"[ \t\r\n\u00a0\u2000-\u200a\u202f\u3000]+")
LETTER = r"[^\W\d_]"
TWO_LETTERS = re.compile(rf"{LETTER}.*{LETTER}")
#: Letters up to a blank, a dot or a hyphen; what follows an apostrophe belongs to them.
PART = re.compile(rf"{LETTER}(?:{LETTER}|')*")
DUTCH_OR_IRISH = re.compile(r"^[DO]'[a-z]")
BETWEEN_NAMES = frozenset(["BIN", "BINTI"])
#: Parts of degrees with dots that are more than one word: `S.IP`, `S.ST`.
DEGREES = {part: part for part in ("AB", "AP", "IP", "KM", "ST", "TP")}
#: Degrees without dots, and numbers of namesakes.
WITHOUT_DOTS = "SE|SH|ST|MM|MH|SIP|SKM|SST|STP|SPd|SPdI|SAg|SSi|SKom|SSos|SKep|SPsi|AMd|MPd|MSi|MKom|MAg|II|III|IV"
AFTER_A_NAME = {part.upper(): part for part in WITHOUT_DOTS.split("|")}
LETTERS_AND_MARKS = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"])
BESIDE_LETTERS = frozenset(" '.-,/")
#: What phones and word processors put in the place of an apostrophe.
APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02b9`\u00b4", "'"))
#: Marks by their class, but all they do is choose how a picture is drawn.
PICTURE_SELECTORS = range(0xFE00, 0xFE10)


def tidy(text: str) -> str:
    """`HJ. SITI  NUR’AINI` as `Hj. Siti Nur'aini`; a ValidationError says what cannot stand in a name.

    Lists are written in capitals. Who mixes capitals and small letters means it.
    """
    said = BLANKS.sub(" ", unicodedata.normalize("NFC", text.translate(APOSTROPHES))).strip()
    validate(said)
    if not (said.isupper() or said.islower()):
        return said
    return " ".join(_as_written(word, is_first=not place) for place, word in enumerate(said.split(" ")))


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


def _as_written(word: str, *, is_first: bool) -> str:
    """`MA'RUF` as `Ma'ruf`, `HJ.` as `Hj.`, `S.PD` as `S.Pd`, `BINTI` between two names as `binti`."""
    said = word.strip(",").upper()
    if not is_first and said in BETWEEN_NAMES:
        return word.lower()
    return PART.sub(lambda part: _part(part[0], said, is_first=is_first), word)


def _part(part: str, said: str, *, is_first: bool) -> str:
    written = DEGREES if "." in said else {} if is_first else AFTER_A_NAME
    return written.get(part.upper()) or DUTCH_OR_IRISH.sub(lambda two: two[0].upper(), part.capitalize())
