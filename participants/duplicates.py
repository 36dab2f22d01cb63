"""People who may be the same person: same name and birth date, same phone, similar name in the same flat."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import Q
from django.db.models.functions import Lower

from participants.models import Participant, Residence

SHOWN = 100
ALIKE = 0.45
REASONS = {"born": "Nama dan tanggal lahir sama", "phone": "Nomor HP sama", "flat": "Nama mirip di unit yang sama"}


@dataclass(frozen=True)
class Pair:
    first: Participant
    second: Participant
    reason: str


def of(*, name: str, birth_date=None, phone="", home: dict | None = None, besides=None) -> list[Participant]:
    """Known people whom a new entry may repeat; `home` holds rusunawa, tower, floor and unit."""
    wanted = Q(name__iexact=name, birth_date=birth_date) if birth_date else Q(pk__in=[])
    if phone:
        wanted |= Q(phone=phone)
    if home and home.get("rusunawa") and home.get("unit"):
        neighbours = Residence.objects.current().filter(
            rusunawa=home["rusunawa"], tower=home.get("tower", ""), floor=home.get("floor", ""), unit=home["unit"]
        )
        alike = Participant.objects.annotate(likeness=TrigramSimilarity("name", name)).filter(likeness__gte=ALIKE)
        wanted |= Q(pk__in=alike.filter(pk__in=neighbours.values("participant")).values("pk"))
    people = Participant.objects.filter(wanted).exclude(pk=besides.pk if besides else None)
    return list(people.with_home().order_by(Lower("name"))[:6])


PAIRS = """
    WITH candidates AS (
        SELECT a.id AS first, b.id AS second, 'born' AS reason
        FROM participants_participant a JOIN participants_participant b
          ON b.birth_date = a.birth_date AND lower(b.name) = lower(a.name) AND b.id > a.id
        UNION
        SELECT a.id, b.id, 'phone' FROM participants_participant a JOIN participants_participant b
          ON b.phone = a.phone AND b.id > a.id WHERE a.phone <> ''
        UNION
        SELECT a.participant_id, b.participant_id, 'flat'
        FROM participants_residence a
        JOIN participants_residence b ON b.rusunawa_id = a.rusunawa_id AND b.unit = a.unit AND b.floor = a.floor
          AND b.tower = a.tower AND b.participant_id > a.participant_id AND b.moved_out_on IS NULL
        JOIN participants_participant p ON p.id = a.participant_id
        JOIN participants_participant q ON q.id = b.participant_id
        WHERE a.unit <> '' AND a.moved_out_on IS NULL AND similarity(p.name, q.name) >= %s
    )
    SELECT first, second, min(reason) FROM candidates
    WHERE NOT EXISTS (SELECT 1 FROM participants_distinctpair d WHERE d.first_id = first AND d.second_id = second)
    GROUP BY first, second ORDER BY first, second LIMIT %s
"""
READ = 2000


def pairs(user) -> list[Pair]:
    """The pairs this user may decide on, both of whom they see; at most SHOWN of the first READ."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, [ALIKE, READ])
        found = cursor.fetchall()
    ids = {pk for first, second, _ in found for pk in (first, second)}
    seen = Participant.objects.visible_to(user).with_home().filter(pk__in=ids)
    people = {person.pk: person for person in seen}
    both = [row for row in found if row[0] in people and row[1] in people]
    return [Pair(people[first], people[second], REASONS[reason]) for first, second, reason in both[:SHOWN]]
