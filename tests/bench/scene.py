"""The rows the operations work on: one signed-in clerk, one sheet of 40 people x 4 days."""

import json
import re
from datetime import timedelta
from itertools import cycle

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from participants.models import Rusunawa
from programs.models import Session, Training
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo import crowd
from rusunpreneur.management.demo.marks import attend, enrol_all
from rusunpreneur.management.demo.people import Population
from tests.bench.server import Client

PEOPLE, DAYS = 40, 4
NAME = "Bimtek ukur 40 orang"


def signed_in(username: str = "staf") -> dict[str, str]:
    """The cookie of a session of one of the demo's people who see all Jakarta."""
    user, session = User.objects.get(username=username), SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "rusunpreneur.accounts.backends.AccountBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return {settings.SESSION_COOKIE_NAME: session.session_key}


def sheet_of_forty() -> Training:
    """A training of 40 people and 4 days, the last of them today; three days are marked."""
    today = timezone.localdate()
    if found := Training.objects.filter(name=NAME, ends_on=today).first():
        return found
    place, population = Rusunawa.objects.get(slug="nagrak"), Population(today.toordinal())
    template = Training.objects.filter(status=Training.Status.RUNNING).first()
    training = Training.objects.create(
        program=template.program,
        skill=template.skill,
        name=NAME,
        rusunawa=place,
        city=place.city,
        starts_on=today - timedelta(days=DAYS - 1),
        ends_on=today,
        quota=PEOPLE,
        status=Training.Status.RUNNING,
    )
    sessions = Session.objects.bulk_create(crowd.sessions_of(training))
    attend(population.rng, enrol_all(training, population.residents(place, PEOPLE)), sessions[:-1])
    return training


class Saving:
    """Marks 40 people of today's session, each time to another letter."""

    def __init__(self, client: Client, training: Training):
        self.client, self.path = client, f"/pelatihan/{training.pk}/presensi/"
        self.session = training.sessions.in_order().last()
        self.people = list(training.enrolments.values_list("pk", flat=True))
        self.marks = dict(training.attendances.filter(session=self.session).values_list("enrolment", "status"))
        self.letters = cycle("HISA")
        page = client.get(self.path).body.decode()
        self.token = re.search(r'name="csrf-token" content="([^"]+)"', page)[1]

    def __call__(self):
        letter = next(self.letters)
        while set(self.marks.values()) == {letter}:
            letter = next(self.letters)
        changes = [{"e": pk, "s": self.session.pk, "to": letter, "from": self.marks.get(pk, "")} for pk in self.people]
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        answer = self.client.request("POST", self.path, json.dumps({"changes": changes}), headers)
        if answer.status != 200 or len(json.loads(answer.body)["saved"]) != len(self.people):
            raise RuntimeError(f"saving: {answer.status} {answer.body[:200]!r}")
        self.marks = dict.fromkeys(self.people, letter)
        return answer
