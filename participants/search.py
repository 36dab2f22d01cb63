"""Finding people: by any part of the name, misspelt or not, by code, phone, last four of the NIK, or flat.

Each way has its index, so that it costs the same among many people. How near a misspelt name must be
stands in the settings (`pg_trgm.word_similarity_threshold`): only the operator uses the index, and only
that setting tells the operator.
"""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from participants import nik
from participants.models import Participant, Residence
from participants.models.participant_queryset import COMPACT_NAME
from participants.models.residence import TOWER_WORDS
from participants.pages import MOST_COUNTED

CODE = re.compile(r"(?:rp-?)?0*(\d{1,9})", re.IGNORECASE)
DIGITS = re.compile(r"\+?[\d\s.()-]+")
#: `A/3/12`, `Tower A 12`, `Blok B2 lantai 3 no 07`, `A-12`: tower, then floor and unit or the unit alone.
FLAT = re.compile(
    rf"(?:{'|'.join(TOWER_WORDS)})?\s*(?P<tower>[a-z]{{1,2}}\d{{0,2}}|\d{{1,2}})"
    r"(?:[\s/.,-]+(?:lantai|lt\.?)?\s*(?P<floor>\d{1,2}))?"
    r"[\s/.,-]+(?:unit|nomor|no\.?)?\s*(?P<unit>\d{1,4}[a-z]?)",
    re.IGNORECASE,
)
FEWEST_PHONE_DIGITS = 6
ENOUGH = 10
MOST_ALIKE = 50
MOST_IN_FLAT = 2000
SHORTEST_INDEXED = 3
#: What a name that holds every word gains over those that are only alike.
HOLDS_IT = 0.25
LONGEST = 80
MOST_WORDS = 5
#: Orders what was found. By the name itself PostgreSQL would walk the index of all names to find some.
BY_NAME = Concat("name", Value(""))


@dataclass(frozen=True)
class Found:
    """People, and how many: at most MOST_COUNTED and one more; None where nobody counted yet."""

    people: QuerySet
    count: int | None = None


def find(people, text: str) -> QuerySet:
    """The people of this QuerySet that `text` may mean.

    Numbers are read as code, phone or NIK ending; a tower and numbers as a flat; everything else as a
    name. A name is looked for as it is written; only when few are found, similar ones follow. The answer
    is a QuerySet of its own: ask it, not `people`, for `with_home` and the like.
    """
    return found(people, text).people


def found(people, text: str) -> Found:
    """The same, with how many they are where finding them has told."""
    text = " ".join(text.replace("\x00", "").split())[:LONGEST]
    if not text:
        return Found(people)
    if DIGITS.fullmatch(text) or CODE.fullmatch(text):
        return Found(people.filter(_number(text)))
    if flat := FLAT.fullmatch(text):
        there = Residence.objects.current().in_flat(**flat.groupdict())
        return Found(people.filter(pk__in=list(there.values_list("participant", flat=True)[:MOST_IN_FLAT])))
    return _named(people, text)


def find_by_code(people, code: str):
    """The one whose card says `RP-000123`, or None."""
    written = CODE.fullmatch(code.strip()[:LONGEST])
    return people.filter(pk=int(written[1])).first() if written else None


def _number(text: str) -> Q:
    digits = re.sub(r"\D", "", text)
    wanted = Q(pk__in=[])
    if code := CODE.fullmatch(text):
        wanted |= Q(pk=int(code[1]))
    if len(digits) == 4:
        wanted |= Q(nik_last4=digits)
    if len(digits) == 16:
        wanted |= Q(nik_digest=nik.digest(digits))
    if FEWEST_PHONE_DIGITS <= len(digits) < 16:
        wanted |= Q(phone__startswith=international(digits))
    return wanted


def international(digits: str) -> str:
    """`0812…` and `62812…` as stored: `+62812…`."""
    national = digits.removeprefix("62") if digits.startswith("62") else digits.removeprefix("0")
    return f"+62{national}"


def _named(people, text: str) -> Found:
    """Names that hold every word, blanks aside; when these are few, also those alike: whose words begin so
    first, then the most alike."""
    words = text.upper().split()
    is_short = max(map(len, words)) < SHORTEST_INDEXED
    held = people.alias(compact_name=COMPACT_NAME)
    for word in words:
        is_part = is_short or len(word) >= SHORTEST_INDEXED
        held = held.filter(Q(compact_name__contains=word) if is_part else begins(word))
    if is_short:
        return Found(held)
    count = held.order_by().values("pk")[: MOST_COUNTED + 1].count()
    if count >= ENOUGH:
        return Found(held.order_by(BY_NAME, "pk"), count)
    return _alike(people, text, list(held.order_by().values_list("pk", flat=True)) if count else [])


def _alike(people, text: str, literal: list[int]) -> Found:
    alike = people.filter(name__trigram_word_similar=text).order_by(likeness(text).desc())
    # The city is asked for nothing but the plan: a walk through the index of names would compare them all.
    similar = [pk for pk, _ in alike.values_list("pk", "city")[:MOST_ALIKE]]
    begin_so = Q(*map(begins, text.split()))
    holds = Case(When(pk__in=literal, then=HOLDS_IT), default=0.0)
    keys = {*literal, *similar}
    people = Participant.objects.filter(pk__in=keys)
    likest_first = (Case(When(begin_so, then=0), default=1), (likeness(text) + holds).desc(), "name", "pk")
    return Found(people.order_by(*likest_first), len(keys))


def begins(word: str) -> Q:
    """A word of the name begins so: `ST` is in every Astuti, and does not mean her."""
    return Q(name__iregex=rf"\m{re.escape(word)}")


def likeness(text: str):
    """How much the whole name is like the text, and how well its words are found in it one by one: 0 to 2."""
    words = text.split()[:MOST_WORDS]
    found = sum((TrigramWordSimilarity(word, "name") for word in words), Value(0.0))
    return TrigramSimilarity("name", text) + found / Value(float(max(len(words), 1)))
