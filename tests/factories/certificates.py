import factory
from factory.django import DjangoModelFactory

from programs.models import Certificate, TrainingCost
from tests.factories.accounts import UserFactory
from tests.factories.programs import EnrolmentFactory, TrainingFactory, days_ago


class CertificateFactory(DjangoModelFactory):
    """Of somebody who completed a training that ended a week ago."""

    class Meta:
        model = Certificate

    enrolment = factory.SubFactory(
        EnrolmentFactory,
        status="completed",
        training__starts_on=factory.LazyFunction(lambda: days_ago(10)),
        training__finished=True,
    )
    training = factory.SelfAttribute("enrolment.training")
    issued_on = factory.LazyFunction(lambda: days_ago(0))
    year = factory.LazyAttribute(lambda certificate: certificate.issued_on.year)
    serial = factory.Sequence(lambda n: n + 1)
    holder_name = factory.SelfAttribute("enrolment.participant.name")
    lesson_hours = 32
    signatory_name = "Pejabat Uji"
    signatory_title = "Kepala Bidang Uji"
    created_by = factory.SubFactory(UserFactory)


class TrainingCostFactory(DjangoModelFactory):
    """Bamboo for half a million."""

    class Meta:
        model = TrainingCost

    training = factory.SubFactory(TrainingFactory)
    kind = TrainingCost.Kind.MATERIAL
    amount_rupiah = 500_000
    spent_on = factory.LazyFunction(lambda: days_ago(1))
    description = "Bambu apus 40 batang"
    created_by = factory.SubFactory(UserFactory)
