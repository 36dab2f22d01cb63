"""What the finished trainings of the demo cost, and the certificates of who completed them."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count

from django.utils import timezone

from programs.models import Certificate, Enrolment, Training, TrainingCost
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.marks import BATCH

DAYS_AFTER, LATEST = 7, 2
SIGNED = {"signatory_name": "Ratna Kusumawardani", "signatory_title": "Kepala Bidang Perindustrian"}
#: kind, what for, rupiah for each person, rupiah for the training
SPENT = (
    ("bahan", "Bahan praktik", 165_000, 0),
    ("alat", "Peralatan kerja peserta", 120_000, 350_000),
    ("honor", "Honor narasumber", 0, 3_600_000),
    ("konsumsi", "Makan siang dan kudapan", 190_000, 0),
)


def seed():
    """Of all that ended long enough ago, but not of the latest: theirs are still to be done. Once."""
    if Certificate.objects.exists():
        return
    ended = Training.objects.filter(status="finished", ends_on__lte=timezone.localdate() - timedelta(days=DAYS_AFTER))
    trainings = list(ended.order_by("ends_on", "pk"))[:-LATEST]
    staff = User.objects.get(username="staf")
    TrainingCost.objects.bulk_create(_costs(trainings, staff), batch_size=BATCH)
    Certificate.objects.bulk_create(_certificates(trainings, staff), batch_size=BATCH)


def _costs(trainings: Iterable[Training], staff) -> Iterable[TrainingCost]:
    for training in trainings:
        for kind, description, a_person, at_once in SPENT:
            amount = training.quota * a_person + at_once * (1 + training.pk % 3)
            said = {"kind": kind, "description": description, "amount_rupiah": amount}
            yield TrainingCost(training=training, spent_on=training.starts_on, created_by=staff, **said)


def _certificates(trainings: list[Training], staff) -> Iterable[Certificate]:
    serials: dict[int, count] = {}
    completed = Enrolment.objects.filter(training__in=trainings, status=Enrolment.Status.COMPLETED)
    rows = completed.select_related("training", "participant").order_by("training__ends_on", "training", "number")
    for row in rows:
        day = row.training.ends_on + timedelta(days=DAYS_AFTER)
        yield Certificate(
            training=row.training,
            enrolment=row,
            year=day.year,
            serial=next(serials.setdefault(day.year, count(1))),
            issued_on=day,
            holder_name=row.participant.name,
            lesson_hours=32,
            created_by=staff,
            **SIGNED,
        )
