"""What a dashboard is asked, and what that means for the kept rows it reads."""

from dataclasses import dataclass

from django.db.models import Q

from participants.age_bands import banded, born_in
from rusunpreneur.dashboards.periods import Period, number
from rusunpreneur.dashboards.scopes import Scope

#: what people are, in SQL of a `person`
PERSON = {
    "sex": "person.sex",
    "age_band": banded("%(ends_on)s::date", "person.birth_date"),
    "is_single_parent": "person.is_single_parent",
}


@dataclass(frozen=True)
class Question:
    """What a dashboard is asked: where, when, of which programme, of which skill (by their keys; None is all)."""

    scope: Scope
    period: Period
    program: int | None = None
    skill: int | None = None
    people: tuple[tuple[str, object], ...] = ()  # (one of `PERSON`, as it is kept); as old as they are when it ends

    @property
    def is_narrow(self) -> bool:
        """Whether it asks for one programme, one skill or some people, by which what people did is not added up."""
        return bool(self.program or self.skill or self.people)

    @property
    def learned(self) -> Q:
        """Rows of those people, and of who first learned in that programme and skill."""
        wanted = {"program": self.program, "skill": self.skill}
        found = Q(**{path: key for path, key in wanted.items() if key})
        for name, value in self.people:
            found &= self._aged(value) if name == "age_band" else Q(**{f"participant__{name}": value})
        return found

    def _aged(self, place: int) -> Q:
        born = born_in(place, self.period.ends_on)
        if born is None:
            return Q(participant__birth_date=None)
        after, until = born
        found = Q(participant__birth_date__isnull=False)
        found &= Q(participant__birth_date__gt=after) if after else Q()
        return found & (Q(participant__birth_date__lte=until) if until else Q())

    @property
    def wanted(self) -> dict:
        """What the statements over kept sums are given."""
        scope, period = self.scope, self.period
        return {
            "since": period.before.first,
            "first": period.first,
            "last": period.last,
            "ends_on": period.ends_on,
            "new_now": number(period.first),
            "new_before": number(period.before.first),
            "city": scope.city.pk if scope.city and not scope.rusunawa else None,
            "rusunawa": scope.rusunawa.pk if scope.rusunawa else None,
            "program": self.program,
            "skill": self.skill,
            **dict(self.people),
        }

    @property
    def of_people(self) -> str:
        """SQL for the rows `kept` of people, where it asks for some."""
        are = " AND ".join(f"{PERSON[name]} = %({name})s" for name, _ in self.people)
        return f"kept.participant_id IN (SELECT person.id FROM participants_participant person WHERE {are})"  # noqa: S608

    def conditions(
        self, *, city: str, skill: str, when: str = "kept.month BETWEEN %(since)s AND %(last)s", is_of_one: bool = False
    ) -> str:
        """SQL for the rows `kept` of both periods; the columns of their city and skill are named.

        `is_of_one`: each row is of one person.
        """
        parts = [when, self.of_people] if is_of_one and self.people else [when]
        if self.scope.rusunawa:
            parts.append("kept.rusunawa_id = %(rusunawa)s")
        elif self.scope.city:
            parts.append(city)
        parts += ["kept.program_id = %(program)s"] if self.program else []
        parts += [skill] if self.skill else []
        return " AND ".join(parts)
