"""People who came to a training and earn from what they make."""

from products.actions import inspections, lots
from programs.models import Session, Training
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ParticipantFactory,
    ProductFactory,
    ProgramFactory,
    SaleFactory,
    SessionFactory,
    SkillFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago


def training_at(place) -> Training:
    number = Training.objects.count()
    training = TrainingFactory(
        program=ProgramFactory(name=f"Program {number}"),
        skill=SkillFactory(name=f"Keahlian {number}", slug=f"keahlian-{number}"),
        rusunawa=place,
        status=Training.Status.RUNNING,
        starts_on=days_ago(20),
    )
    training.session = SessionFactory(training=training, on=days_ago(20), status=Session.Status.HELD)
    return training


def came(training, person):
    AttendanceFactory(
        enrolment=EnrolmentFactory(training=training, participant=person), session=training.session, status="H"
    )


def earns(person, place, rupiah=30_000):
    lot = lots.log(rusunawa=place, makers={person: 4}, product=ProductFactory(), made_on=days_ago(5), by=UserFactory())
    inspections.pass_all(lot=lot, by=UserFactory())
    SaleFactory(lot=lot, quantity=1, price=rupiah)


def earners(training, place, people):
    found = [ParticipantFactory(lives_in=place) for _ in range(people)]
    for person in found:
        came(training, person)
        earns(person, place)
    return found
