"""The columns of the list of trainings."""

import django_tables2 as tables
from django.template.loader import get_template

from programs.models import Training


class Part(tables.TemplateColumn):
    """A cell that a small template writes; the record stands there as `training`."""

    def __init__(self, template_name, **extra):
        super().__init__(template_name=template_name, **extra)

    def render(self, record, **kwargs):
        return get_template(self.template_name).render({"training": record})


class TrainingTable(tables.Table):
    name = Part("programs/training/_name.html", verbose_name="Pelatihan")
    starts_on = Part("programs/training/_period.html", verbose_name="Waktu", order_by=("starts_on", "pk"))
    skill = tables.Column(verbose_name="Keahlian", order_by=("skill__name", "-starts_on"))
    status = Part("programs/training/_status.html", verbose_name="Status", order_by=("status", "-starts_on"))
    seated_count = Part(
        "programs/training/_seats.html",
        verbose_name="Peserta",
        orderable=False,
        attrs={"th": {"class": "num"}, "td": {"class": "num"}},
    )

    class Meta:
        model = Training
        fields = []
        row_attrs = {"data-href": lambda record: record.get_absolute_url()}
        order_by = "-starts_on"
