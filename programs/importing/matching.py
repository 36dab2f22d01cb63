"""Who of a list is in the data already, and why we think so; the same few queries for any number of rows."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from django.db.models import CharField, ExpressionWrapper, F

from participants import duplicates, nik
from participants.flat_numbers import bare_number, ways_to_write
from participants.models import Participant, Residence
from participants.models.residence import bare_tower
from programs.importing.rows import Row

ALIKE, BARELY_ALIKE = 0.8, 0.6
MOST_OFFERED = 5


@dataclass(frozen=True)
class Match:
    """`is_certain` is taken unless staff decide otherwise; the rest waits for a decision."""

    person: Participant
    why: str
    is_certain: bool
    has_same_nik: bool = False


class Register:
    """The people a list may be about, fetched by what the rows say, whoever may see them.

    A NIK belongs to one person in all of Jakarta, and so does a name, misspelt or not, with its birth date; other
    names that are only similar are compared among the people the user may see.
    """

    def __init__(self, rows: list[Row], *, user, enrolled: list[Participant]):
        values = [row.values for row in rows if not row.problems]
        self.enrolled = _by(enrolled, lambda person: person.name.upper())
        people = Participant.objects.select_related("district").defer("nik_encrypted")
        digests = {nik.digest(said["nik"]) for said in values if "nik" in said}
        self.by_nik = {person.nik_digest: person for person in people.filter(nik_digest__in=digests)}
        self.by_birth = self._born(people, values)
        self.by_phone = _by(self._reachable(people, values, user), lambda person: person.phone.as_e164)
        self.by_unit = defaultdict(list)
        for home in self._homes(values, user):
            self.by_unit[_unit(home.rusunawa_id, home.tower, home.unit)].append(home.participant)

    def _born(self, people, values) -> dict[tuple[str, date], list[Participant]]:
        found = duplicates.born_alike({_name_and_day(said) for said in values if "birth_date" in said})
        known = people.in_bulk({pk for ids in found.values() for pk in ids})
        return {said: [known[pk] for pk in sorted(ids) if pk in known] for said, ids in found.items()}

    def _reachable(self, people, values, user):
        phones = {said["phone"] for said in values if "phone" in said}
        # As plain text: the field would parse every number of the list again, a second for 2,000.
        as_kept = ExpressionWrapper(F("phone"), output_field=CharField())
        return people.visible_to(user).alias(phone_as_kept=as_kept).filter(phone_as_kept__in=phones)

    def _homes(self, values, user):
        homes = [said for said in values if "unit" in said and "rusunawa" in said]
        units = {form for said in homes for form in ways_to_write(said["unit"])}
        return (
            Residence.objects.current()
            .filter(rusunawa__in={said["rusunawa"] for said in homes}, unit__in=units)
            .filter(participant__in=Participant.objects.visible_to(user))
            .select_related("participant__district")
            .defer("participant__nik_encrypted")
        )

    def matches(self, row: Row) -> list[Match]:
        """Best first; one person stands here once. Nobody similar is looked for once it is certain who it is."""
        if row.problems:
            return []
        matches = list(self._same_nik(row)) or list(self._same_birth(row))
        if any(match.is_certain or match.has_same_nik for match in matches):
            return matches[:1]
        found = {match.person.pk: match for match in matches}
        for match in (*self._similar(row), *self._on_the_list(row)):
            found.setdefault(match.person.pk, match)
        return list(found.values())[:MOST_OFFERED]

    def _same_nik(self, row):
        person = self.by_nik.get(nik.digest(row.values["nik"])) if "nik" in row.values else None
        if person:
            fits = is_alike(person.name, row.values["name"], BARELY_ALIKE)
            yield Match(person, "NIK sama" if fits else "NIK sama, tetapi namanya lain", fits, has_same_nik=True)

    def _born_alike(self, said) -> list[Participant]:
        return self.by_birth.get(_name_and_day(said), []) if "birth_date" in said else []

    def _same_birth(self, row):
        said = row.values
        people = [person for person in self._born_alike(said) if person.name.upper() == said["name"].upper()]
        for person in people:
            differs = _has_other_nik(person, said)
            why = "nama dan tanggal lahir sama" + (", tetapi NIK-nya lain" if differs else "")
            yield Match(person, why, is_certain=not differs and len(people) == 1)

    def _similar(self, row):
        said = row.values
        for person in self._born_alike(said):
            why = "nama mirip, tanggal lahir sama" + (", tetapi NIK-nya lain" if _has_other_nik(person, said) else "")
            yield Match(person, why, is_certain=False)
        by_unit = self.by_unit.get(_unit(said.get("rusunawa"), said.get("tower", ""), said.get("unit", "")), [])
        reasons = (("nomor HP", self.by_phone.get(said.get("phone"), [])), ("unit", by_unit))
        for label, people in reasons:
            for person in people:
                if is_alike(person.name, said["name"], ALIKE) and not _is_someone_else(person, said):
                    yield Match(person, f"nama mirip, {label} sama", is_certain=False)

    def _on_the_list(self, row):
        """Somebody who came without being on the list, and now stands on one."""
        for person in self.enrolled.get(row.values["name"].upper(), []):
            if not _is_someone_else(person, row.values):
                yield Match(person, "nama sama, sudah di bimtek ini", is_certain=False)


def is_alike(one: str, other: str, least: float) -> bool:
    """Nearly the same letters, or one name is the other with a word more."""
    first, second = (re.sub(r"[^\w ]", "", name.lower()).split() for name in (one, other))
    if min(len(first), len(second)) > 1 and (set(first) <= set(second) or set(second) <= set(first)):
        return True
    return SequenceMatcher(None, " ".join(sorted(first)), " ".join(sorted(second))).ratio() >= least


def _has_other_nik(person, said) -> bool:
    return bool(person.nik_digest and "nik" in said and person.nik_digest != nik.digest(said["nik"]))


def _is_someone_else(person, said) -> bool:
    has_other_day = person.birth_date and "birth_date" in said and person.birth_date.isoformat() != said["birth_date"]
    return bool(has_other_day and (_has_other_nik(person, said) or not person.nik_digest)) or _has_other_nik(
        person, said
    )


def _name_and_day(said):
    return said["name"].upper(), date.fromisoformat(said["birth_date"])


def _unit(rusunawa_id, tower: str, unit: str):
    return rusunawa_id, bare_tower(tower), bare_number(unit) or None


def _by(people, key) -> dict[object, list[Participant]]:
    found = defaultdict(list)
    for person in people:
        found[key(person)].append(person)
    return found
