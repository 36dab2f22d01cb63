from datetime import date, time, timedelta
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from programs.models import (
    Attendance,
    Enrolment,
    Evidence,
    Facilitator,
    ImportBatch,
    LearnerMonth,
    Module,
    Program,
    Session,
    Skill,
    Statistic,
    StatisticSource,
    Target,
    Training,
    TrainingFacilitator,
    TrainingMonth,
)
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory, RusunawaFactory


def days_ago(days: int):
    return timezone.localdate() - timedelta(days=days)


class ProgramFactory(DjangoModelFactory):
    class Meta:
        model = Program
        django_get_or_create = ("name", "year")

    name = "RusunPreneur"
    year = 2026
    organiser = "Dinas PPKUKM DKI Jakarta"


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = Skill
        django_get_or_create = ("slug",)

    name = "Anyaman"
    slug = "anyaman"


class FacilitatorFactory(DjangoModelFactory):
    class Meta:
        model = Facilitator

    name = factory.Sequence(lambda n: f"Narasumber Uji {n}")


class TrainingFactory(DjangoModelFactory):
    """A running bimtek that began yesterday; `days=4` gives it a session of 8 JP a day."""

    class Meta:
        model = Training
        skip_postgeneration_save = True

    program = factory.SubFactory(ProgramFactory)
    skill = factory.SubFactory(SkillFactory)
    name = factory.Sequence(lambda n: f"Bimtek Uji {n}")
    rusunawa = factory.SubFactory(RusunawaFactory)
    city = factory.SelfAttribute("rusunawa.city")
    starts_on = factory.LazyFunction(lambda: days_ago(1))
    ends_on = factory.LazyAttribute(lambda training: training.starts_on + timedelta(days=3))
    status = Training.Status.RUNNING

    class Params:
        finished = factory.Trait(
            status=Training.Status.FINISHED,
            finished_at=factory.LazyFunction(timezone.now),
            finished_by=factory.SubFactory(UserFactory),
        )

    @factory.post_generation
    def days(self, create, extracted, **kwargs):
        for day in range(extracted or 0):
            SessionFactory(training=self, on=self.starts_on + timedelta(days=day), **kwargs)

    @factory.post_generation
    def people(self, create, extracted, **kwargs):
        for _ in range(extracted or 0):
            EnrolmentFactory(training=self, **kwargs)


class TrainingFacilitatorFactory(DjangoModelFactory):
    class Meta:
        model = TrainingFacilitator

    training = factory.SubFactory(TrainingFactory)
    facilitator = factory.SubFactory(FacilitatorFactory)


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = Module

    training = factory.SubFactory(TrainingFactory)
    title = factory.Sequence(lambda n: f"Materi {n}")


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    training = factory.SubFactory(TrainingFactory)
    on = factory.SelfAttribute("training.starts_on")
    starts_at = time(8)
    ends_at = time(15)
    break_minutes = 60
    lesson_hours = 8


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    training = factory.SubFactory(TrainingFactory)
    participant = factory.SubFactory(ParticipantFactory)
    number = factory.LazyAttribute(lambda enrolment: enrolment.training.enrolments.count() + 1)
    enrolled_on = factory.SelfAttribute("training.starts_on")


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    enrolment = factory.SubFactory(EnrolmentFactory)
    training = factory.SelfAttribute("enrolment.training")
    session = factory.SubFactory(SessionFactory, training=factory.SelfAttribute("..training"))
    status = Attendance.Status.PRESENT
    captured_at = factory.LazyFunction(timezone.now)
    received_at = factory.LazyFunction(timezone.now)
    marked_by = factory.SubFactory(UserFactory)


class TrainingMonthFactory(DjangoModelFactory):
    """What one person's training adds up to."""

    class Meta:
        model = TrainingMonth

    @classmethod
    def _create(cls, model, *args, **values):
        return model.objects.get(training=EnrolmentFactory(**values).training)


class LearnerMonthFactory(DjangoModelFactory):
    """What one person adds up to in a training."""

    class Meta:
        model = LearnerMonth

    @classmethod
    def _create(cls, model, *args, **values):
        return model.objects.get(training=EnrolmentFactory(**values).training)


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    session = factory.SubFactory(SessionFactory)
    sha256 = factory.Sequence(lambda n: f"{n:064d}")
    kind = Evidence.Kind.JPEG
    file = factory.django.ImageField(width=8, height=8)
    byte_count = 700
    uploaded_by = factory.SubFactory(UserFactory)


class ImportBatchFactory(DjangoModelFactory):
    """A list that was read and waits for a decision."""

    class Meta:
        model = ImportBatch

    training = factory.SubFactory(TrainingFactory)
    filename = "daftar.xlsx"
    sha256 = factory.Sequence(lambda n: f"{n:064d}")
    rows = '{"sheet": "", "rows": [{"line": 2, "values": {"name": "Sri"}}], "skipped": [], "ignored": [], "titles": []}'
    uploaded_by = factory.SubFactory(UserFactory)


class StatisticSourceFactory(DjangoModelFactory):
    class Meta:
        model = StatisticSource
        django_get_or_create = ("title",)

    title = "Berita uji"
    publisher = "Penerbit uji"
    document = "Nomor 1"
    published_on = date(2024, 2, 27)


class StatisticFactory(DjangoModelFactory):
    """The total of a year; `city=` or `sector=` makes it a part."""

    class Meta:
        model = Statistic

    indicator = Statistic.Indicator.ENTREPRENEURS
    year = 2023
    breakdown = factory.LazyAttribute(lambda it: "kota" if it.city else "sektor" if it.sector else "total")
    city = None
    sector = ""
    value = Decimal(243_972)
    source = factory.SubFactory(StatisticSourceFactory)


class TargetFactory(DjangoModelFactory):
    """160 people trained in 2024, in all of Jakarta; `rusunawa=` or `city=` narrows."""

    class Meta:
        model = Target

    program = factory.SubFactory(ProgramFactory)
    indicator = "trained"
    rusunawa = None
    city = factory.LazyAttribute(lambda target: target.rusunawa and target.rusunawa.city)
    starts_on = date(2024, 1, 1)
    ends_on = date(2024, 12, 31)
    value = Decimal(160)
