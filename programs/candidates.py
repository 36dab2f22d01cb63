"""Who a name or a card at the door may be: people we know, those on the list of this training included."""

from dataclasses import dataclass

from participants.models import Participant
from participants.search import find_by_code, likeness
from programs.models import Enrolment, Training

OFFERED = 6
SHORTEST = 3


@dataclass(frozen=True)
class Candidate:
    """`enrolment` is the line of this training that the person has, withdrawn ones aside."""

    person: Participant
    enrolment: Enrolment | None = None


def of(*, name: str, user, training: Training) -> list[Candidate]:
    """Whose name is close to this one, most alike first; who stands on the list already comes before the others."""
    name = name.strip()
    if len(name) < SHORTEST or "\x00" in name:
        return []
    listed = training.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)
    lines = {line.participant_id: line for line in listed.filter(participant__name__trigram_word_similar=name)}
    here = [Candidate(person, lines[person.pk]) for person in _alike(Participant.objects.filter(pk__in=lines), name)]
    others = Participant.objects.visible_to(user).exclude(pk__in=lines)
    return (here + [Candidate(person) for person in _alike(others, name)])[:OFFERED]


def of_card(*, code: str, user, training: Training) -> list[Candidate]:
    """The person whose card this is, as far as the user may see them."""
    person = find_by_code(Participant.objects.visible_to(user).with_home().defer("nik_encrypted"), code)
    if person is None:
        return []
    listed = training.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)
    return [Candidate(person, listed.filter(participant=person).first())]


def _alike(people, name: str):
    alike = people.filter(name__trigram_word_similar=name).order_by(likeness(name).desc(), "name")
    return alike.with_home().defer("nik_encrypted")[:OFFERED]
