"""The columns of the list of people."""

import django_tables2 as tables
from django.template.loader import get_template

from participants.models import Participant


class Part(tables.TemplateColumn):
    """A cell that a small template writes; the record stands there as `person`."""

    def render(self, record, **kwargs):
        return get_template(self.template_name).render({"person": record})


class ParticipantTable(tables.Table):
    name = Part(template_name="participants/participant/_name.html", verbose_name="Nama", order_by=("name", "pk"))
    code = tables.Column(verbose_name="Kode", order_by="pk")
    home = Part(template_name="participants/participant/_home.html", verbose_name="Hunian", orderable=False)
    phone = Part(template_name="participants/participant/_phone.html", verbose_name="Nomor HP", orderable=False)
    state = Part(template_name="participants/participant/_state.html", verbose_name="Data", orderable=False)

    class Meta:
        model = Participant
        fields = []
        row_attrs = {"data-href": lambda record: record.get_absolute_url()}
