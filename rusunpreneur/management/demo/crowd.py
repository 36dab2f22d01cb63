"""A large Jakarta, for measuring: N people in N/25 trainings of four days each, everybody marked."""

from datetime import date, time, timedelta

from participants.models import Rusunawa
from programs.models import Program, Session, Skill, Training
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.marks import attend, enrol_all

SIZE, DAYS, STEP = 25, 4, 40
FIRST_DAY = date(2021, 1, 4)


def seed(population, count: int, say=lambda text: None):
    """Adds `count` people to all rusunawa by turns; dates run over five years."""
    program, _ = Program.objects.get_or_create(
        name="Data uji", year=2021, defaults={"organiser": "Dinas PPKUKM DKI Jakarta"}
    )
    places, skills = list(Rusunawa.objects.select_related("city", "district")), list(Skill.objects.order_by("pk")[:4])
    staff = User.objects.get(username="staf")
    total = max(count // SIZE, 1)
    for first in range(0, total, STEP):
        batch = range(first, min(first + STEP, total))
        trainings = Training.objects.bulk_create(
            _training(program, skills[n % 4], places[n % len(places)], n, staff) for n in batch
        )
        sessions = Session.objects.bulk_create(session for training in trainings for session in sessions_of(training))
        _fill(population, trainings, sessions)
        say(f"{min((first + STEP) * SIZE, count)} orang")


def _fill(population, trainings, sessions):
    enrolments = []
    for training in trainings:
        enrolments += enrol_all(training, population.residents(training.rusunawa, SIZE, since=training.starts_on))
    for training in trainings:
        own = [enrolment for enrolment in enrolments if enrolment.training_id == training.pk]
        attend(population.rng, own, [session for session in sessions if session.training_id == training.pk])


def _training(program, skill, place, n, staff) -> Training:
    starts_on = FIRST_DAY + timedelta(days=n % 1800)
    return Training(
        program=program,
        skill=skill,
        name=f"Bimtek {skill.name} {n + 1}",
        rusunawa=place,
        city=place.city,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=DAYS - 1),
        quota=SIZE,
        status=Training.Status.RUNNING,
        created_by=staff,
    )


def sessions_of(training) -> list[Session]:
    return [
        Session(
            training=training,
            on=training.starts_on + timedelta(days=day),
            starts_at=time(8),
            ends_at=time(15),
            break_minutes=60,
            lesson_hours=8,
        )
        for day in range(DAYS)
    ]
