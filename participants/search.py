"""Finding people: by any part of the name, misspelt or not, by code, phone, last four of the NIK, or flat."""

import re

from django.db.models import Q

from participants.models import Residence

CODE = re.compile(r"^(?:rp-?)?0*(\d{1,9})$", re.IGNORECASE)
FLAT = re.compile(r"^(?:tower\s+|blok\s+)?(\w+)\s*[/ ]\s*(\d{1,3})\s*[/ ]\s*(\w{1,6})$", re.IGNORECASE)
PHONE = re.compile(r"^\+?[\d\s-]{8,17}$")
ENOUGH = 10
LONGEST = 80


def find(people, text: str):
    """The people of this QuerySet that `text` may mean.

    Numbers are read as code, phone or NIK ending; three parts as a flat; everything else as a name. A
    name is looked for as it is written first; only when few are found are similar ones added.
    """
    text = " ".join(text.replace("\x00", "").split())[:LONGEST]
    if not text:
        return people
    if text.replace(" ", "").lstrip("+").replace("-", "").isdigit() or CODE.match(text):
        return people.filter(_number(text))
    if (flat := FLAT.match(text)) and any(character.isdigit() for character in text):
        return people.filter(pk__in=_in_flat(*flat.groups()).values("participant"))
    return _named(people, text)


def _number(text: str) -> Q:
    digits = re.sub(r"\D", "", text)
    wanted = Q()
    if code := CODE.match(text):
        wanted |= Q(pk=int(code[1]))
    if len(digits) == 4:
        wanted |= Q(nik_last4=digits)
    if PHONE.match(text):
        wanted |= Q(phone__startswith=international(digits))
    return wanted if wanted else Q(pk__in=[])


def international(digits: str) -> str:
    """`0812…` and `62812…` as stored: `+62812…`."""
    national = digits.removeprefix("62") if digits.startswith("62") else digits.removeprefix("0")
    return f"+62{national}"


def _in_flat(tower: str, floor: str, unit: str):
    return Residence.objects.current().filter(tower__iendswith=tower, floor=str(int(floor)), unit__iendswith=unit)


def _named(people, text: str):
    words = Q()
    for word in text.split():
        words &= Q(name__icontains=word)
    exact = people.filter(words)
    if len(exact.values_list("pk", flat=True)[:ENOUGH]) == ENOUGH or len(text) < 3:
        return exact
    return people.filter(words | Q(name__trigram_word_similar=text))
