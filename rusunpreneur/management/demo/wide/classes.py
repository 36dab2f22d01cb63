"""Trainings of all these years: who enrolled, who was there on which day, who finished."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from participants.models import Participant
from programs.models import Attendance, Enrolment, Program, Session, Skill, Training
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.marks import BATCH, enrol_all, mark_of
from rusunpreneur.management.demo.wide.places import Place

PROGRAM, DAYS, HOURS = "Jakpreneur Rusunawa", 4, 8
EVERY, SIZES = 13, (14, 22)  # months from one training of a place to the next; people
NEVER_CAME = 0.07
WORDS = {
    "anyaman": "Bimtek Menganyam",
    "rajut": "Bimtek Merajut",
    "batik": "Bimtek Membatik",
    "bakso": "Bimtek Produksi Bakso",
    "kerajinan": "Bimtek Kerajinan Kanvas",
}


@dataclass(frozen=True)
class Learned:
    """Who finished a training of this skill at this place, and from which day on they can work."""

    place: Place
    skill: str
    since: date
    people: list[Participant]


def seed(population, places: list[Place], rng: Random) -> list[Learned]:
    trainings = _trainings(places)
    Training.objects.bulk_create(trainings)
    sessions = Session.objects.bulk_create(session for training in trainings for session in _sessions(training))
    by_training: dict[int, list[Session]] = {}
    for session in sessions:
        by_training.setdefault(session.training_id, []).append(session)
    enrolments = []
    for training in trainings:
        people = population.residents(training.rusunawa, training.quota, women=0.9, since=training.starts_on)
        enrolments += enrol_all(training, people)
    there = _mark(enrolments, by_training, rng)
    return _finish(trainings, enrolments, there, {place.home.pk: place for place in places})


def _trainings(places: list[Place]) -> list[Training]:
    staff, skills = User.objects.get(username="staf"), {skill.slug: skill for skill in Skill.objects.all()}
    programs: dict[int, Program] = {}
    return [
        _training(place, skills[place.skills[number % len(place.skills)]], months_ago, number, programs, staff)
        for place in places
        for number, months_ago in enumerate(range(place.months, max(place.ended, 1), -EVERY))
    ]


def _training(place, skill, months_ago, number, programs, staff) -> Training:
    first = timezone.localdate() - timedelta(days=round(months_ago * 30.44) + place.home.pk % 20)
    first -= timedelta(days=first.weekday())
    if first.year not in programs:
        programs[first.year] = Program.objects.create(
            name=PROGRAM, year=first.year, organiser="Dinas PPKUKM DKI Jakarta"
        )
    return Training(
        program=programs[first.year],
        skill=skill,
        name=f"{WORDS[skill.slug]} {place.home.short_name} {number + 1}",
        rusunawa=place.home,
        city=place.home.city,
        starts_on=first,
        ends_on=first + timedelta(days=DAYS - 1),
        quota=SIZES[0] + (place.home.pk * 7 + number * 5) % (SIZES[1] - SIZES[0]),
        status=Training.Status.RUNNING,
        created_by=staff,
    )


def _sessions(training: Training) -> list[Session]:
    hours = {"starts_at": time(8), "ends_at": time(15), "break_minutes": 60, "lesson_hours": HOURS}
    days = (training.starts_on + timedelta(days=day) for day in range(DAYS))
    return [Session(training=training, on=day, **hours) for day in days]


def _mark(enrolments, by_training, rng: Random) -> dict[int, int]:
    """Everybody in every session, all at once; answers on how many days each was there."""
    staff, marks, there = User.objects.get(username="staf"), [], {}
    for enrolment in enrolments:
        never, there[enrolment.pk] = rng.random() < NEVER_CAME, 0
        for session in by_training[enrolment.training_id]:
            status, remark = ("A", "") if never else mark_of(rng)
            there[enrolment.pk] += status == "H"
            moment = timezone.make_aware(datetime.combine(session.on, time(9, 15)))
            mark = {"training_id": enrolment.training_id, "enrolment": enrolment, "session": session}
            said = {"captured_at": moment, "received_at": moment, "marked_by": staff}
            marks.append(Attendance(status=status, remark=remark, **mark, **said))
    Session.objects.filter(training__in=by_training).update(status=Session.Status.HELD)
    Attendance.objects.bulk_create(marks, batch_size=BATCH)
    return there


def _finish(trainings, enrolments, there, places) -> list[Learned]:
    """As staff would have: whoever was there for most of the hours is done."""
    passed = {pk for pk, days in there.items() if 100 * days >= 80 * DAYS}
    Enrolment.objects.filter(pk__in=passed).update(status=Enrolment.Status.COMPLETED)
    failed = [enrolment.pk for enrolment in enrolments if enrolment.pk not in passed]
    Enrolment.objects.filter(pk__in=failed).update(status=Enrolment.Status.NOT_COMPLETED)
    staff = User.objects.get(username="staf")
    for training in trainings:
        training.status, training.finished_by = Training.Status.FINISHED, staff
        training.finished_at = timezone.make_aware(datetime.combine(training.ends_on, time(16)))
    Training.objects.bulk_update(trainings, ["status", "finished_at", "finished_by"])
    people: dict[int, list[Participant]] = {}
    for enrolment in enrolments:
        if enrolment.pk in passed:
            people.setdefault(enrolment.training_id, []).append(enrolment.participant)
    return [
        Learned(places[training.rusunawa_id], training.skill.slug, training.ends_on, people.get(training.pk, []))
        for training in trainings
    ]
