import factory
from factory.django import DjangoModelFactory

from products.actions import reports
from products.models import Report
from tests.factories.accounts import UserFactory
from tests.factories.participants import RusunawaFactory
from tests.factories.programs import days_ago


class ReportFactory(DjangoModelFactory):
    """Of the month before last, of a rusunawa; `signed=True` by somebody else."""

    class Meta:
        model = Report

    rusunawa = factory.SubFactory(RusunawaFactory)
    first = factory.LazyFunction(lambda: days_ago(62).replace(day=1))
    last = factory.SelfAttribute("first")
    numbers = factory.LazyFunction(lambda: {"indicators": {}, "products": [], "channels": [], "months": []})

    @classmethod
    def _create(cls, model, *args, signed=False, submitted_by=None, **values):
        values["city"] = values["rusunawa"].city if values["rusunawa"] else values.get("city")
        report = reports.submit(**values, by=submitted_by or UserFactory())
        return reports.sign(report=report, by=UserFactory()) if signed else report
