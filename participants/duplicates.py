"""People who may be the same person: same or similar name with the same birth date, same phone, similar name in the
same flat."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import Q

from participants.flat_numbers import ways_to_write_sql
from participants.models import Participant, Residence

ALIKE = 0.55  # of trigrams; sisters in one flat share half of theirs
ALIKE_BORN = 0.6  # `Rina Marlina` and `Rina Marlinah` share 0.8, twins who differ in one name about 0.5
OFFERED = 6
SHOWN = 50
#: So many people, the newest first, are compared with all who came before them; then the page asks for the next.
WINDOW = 3000
REASONS = {
    "born": "Nama dan tanggal lahir sama",
    "alike": "Nama mirip, tanggal lahir sama",
    "phone": "Nomor HP sama",
    "flat": "Nama mirip di unit yang sama",
}


@dataclass(frozen=True)
class Pair:
    first: Participant
    second: Participant
    reasons: list[str]


@dataclass(frozen=True)
class Pairs:
    """Some pairs; `before` is where the next ones begin, None after the last."""

    pairs: list[Pair] = field(default_factory=list)
    before: int | None = None


def of(*, name: str, birth_date=None, phone="", home: dict | None = None, besides=None) -> list[Participant]:
    """Known people, whoever may see them, whom a new entry may repeat; `home` holds rusunawa, tower, floor, unit."""
    wanted = Q(pk__in=_alike_in_flat(name, home) if home and home.get("rusunawa") and home.get("unit") else [])
    if birth_date:
        wanted |= Q(pk__in=born_alike([(name, birth_date)])[name, birth_date])
    if phone:
        wanted |= Q(phone=phone)
    people = Participant.objects.filter(wanted).exclude(pk=besides.pk if besides else None)
    return list(people.with_home().defer("nik_encrypted").order_by("name", "pk")[:OFFERED])


# Each day is looked up in the index of births (OFFSET 0 keeps it so); only who was born then is compared.
BORN_ALIKE = """
    SELECT person.id, said.name, said.day
    FROM unnest(%(names)s::text[], %(days)s::date[]) AS said(name, day)
    CROSS JOIN LATERAL (SELECT id, name FROM participants_participant WHERE birth_date = said.day OFFSET 0) person
    WHERE similarity(person.name, said.name) >= %(alike)s
"""


def born_alike(said: Iterable[tuple[str, date]]) -> dict[tuple[str, date], list[int]]:
    """For each of these names and birth dates the ids of people, whoever may see them, who may be meant."""
    said, found = list(said), defaultdict(list)
    asked = {"names": [name for name, _ in said], "days": [day for _, day in said], "alike": ALIKE_BORN}
    with connection.cursor() as cursor:
        cursor.execute(BORN_ALIKE, asked)
        for pk, name, day in cursor.fetchall():
            found[name, day].append(pk)
    return found


def _alike_in_flat(name: str, home: dict) -> list[int]:
    flat = Residence.objects.in_flat(home.get("tower", ""), home.get("floor"), home["unit"])
    neighbours = list(flat.current().filter(rusunawa=home["rusunawa"]).values_list("participant", flat=True)[:WINDOW])
    alike = Participant.objects.filter(pk__in=neighbours).annotate(likeness=TrigramSimilarity("name", name))
    return list(alike.filter(likeness__gte=ALIKE).values_list("pk", flat=True))


# Each of the newer people is looked up in the index of births, of phones, and of flats.
PAIRS = f"""
    WITH newer AS MATERIALIZED (
        SELECT id, name, birth_date, phone FROM participants_participant WHERE id = ANY(%(people)s)
    ), alike AS (
        SELECT o.id AS first, n.id AS second,
            CASE upper(o.name) WHEN upper(n.name) THEN 'born' ELSE 'alike' END AS reason
        FROM newer n CROSS JOIN LATERAL (
            SELECT id, name FROM participants_participant WHERE birth_date = n.birth_date AND id < n.id OFFSET 0
        ) o
        WHERE similarity(o.name, n.name) >= %(alike_born)s
        UNION ALL
        SELECT o.id, n.id, 'phone'
        FROM newer n JOIN participants_participant o ON o.phone = n.phone AND o.id < n.id
        WHERE n.phone <> ''
        UNION ALL
        SELECT o.id, n.id, 'flat'
        FROM newer n
        JOIN participants_residence b ON b.participant_id = n.id AND b.unit <> '' AND b.moved_out_on IS NULL
        JOIN participants_residence a ON a.unit = ANY ({ways_to_write_sql("b.unit")})
          AND a.floor = ANY ({ways_to_write_sql("b.floor")}) AND a.tower = b.tower
          AND a.rusunawa_id = b.rusunawa_id AND a.moved_out_on IS NULL
        JOIN participants_participant o ON o.id = a.participant_id AND o.id < n.id
        WHERE similarity(o.name, n.name) >= %(alike)s
    )
    SELECT first, second, array_agg(DISTINCT reason) FROM alike
    WHERE NOT EXISTS (SELECT FROM participants_distinctpair d WHERE d.first_id = first AND d.second_id = second)
    GROUP BY first, second ORDER BY second DESC, first DESC LIMIT %(limit)s
"""  # noqa: S608 - our own words alone
READ = 1000


def pairs(user, *, before: int | None = None) -> Pairs:
    """The pairs this user may decide on, both of whom they see; those registered last come first."""
    seen = Participant.objects.visible_to(user)
    newer = seen.filter(pk__lt=before) if before else seen
    ids = list(newer.order_by("-pk").values_list("pk", flat=True)[:WINDOW])
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"people": ids, "alike": ALIKE, "alike_born": ALIKE_BORN, "limit": READ})
        found = cursor.fetchall()
    rest = ids[-1] if len(ids) == WINDOW else None
    if len(found) == READ:
        rest = found[-1][1]
    wanted = {pk for row in found for pk in row[:2]}
    people = seen.with_home().defer("nik_encrypted").in_bulk(wanted)
    both = [row for row in found if row[0] in people and row[1] in people]
    if len(both) > SHOWN:
        both, rest = _up_to_a_person(both)
    return Pairs([Pair(people[one], people[two], [REASONS[why] for why in whys]) for one, two, whys in both], rest)


def _up_to_a_person(rows: list[tuple]) -> tuple[list[tuple], int]:
    """About SHOWN rows, with all pairs of whoever comes last, and where the next ones begin."""
    next_person = rows[SHOWN][1]
    whole = [row for row in rows[:SHOWN] if row[1] != next_person]
    return (whole, next_person + 1) if whole else (rows[:SHOWN], next_person)
