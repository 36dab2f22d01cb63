"""The list of trainings: heads, sorting and pages by django-tables2, its rows written at once.

A template a cell costs ten times the queries of the page; `lines` is what is left of it.
"""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html_join

from programs.models import Training
from rusunpreneur import addresses
from rusunpreneur.words import angka

LINE = (
    '<tr data-href="{url}"><td><a class="row-title" href="{url}">{name}</a><br><small>{place}</small></td>'
    '<td data-label="Waktu">{period}</td><td data-label="Keahlian">{skill}</td><td data-label="Status">{status}</td>'
    '<td class="num" data-label="Peserta"><span>{seated} <small class="text-mute">dari {quota}</small></span></td></tr>'
)


class TrainingTable(tables.Table):
    name = tables.Column(verbose_name="Bimtek")
    starts_on = tables.Column(verbose_name="Waktu", order_by=("starts_on", "pk"))
    skill = tables.Column(verbose_name="Keahlian", order_by=("skill__name", "-starts_on"))
    status = tables.Column(verbose_name="Status", order_by=("status", "-starts_on"))
    seated_count = tables.Column(verbose_name="Peserta", orderable=False, attrs={"th": {"class": "num"}})

    class Meta:
        model = Training
        fields = []
        order_by = "-starts_on"
        template_name = "programs/training/_table.html"

    @property
    def lines(self) -> str:
        """The rows of this page, as HTML; each status is drawn once."""
        trainings = [row.record for row in self.paginated_rows]
        one_of_each = {training.status: training for training in trainings}
        chips = {
            status: render_to_string("programs/training/_status.html", {"training": training})
            for status, training in one_of_each.items()
        }
        address = addresses.by_key("training_detail")
        return format_html_join(
            "", LINE, (_words(training, address(training.pk), chips[training.status]) for training in trainings)
        )


def _words(training, url: str, status: str) -> dict[str, str]:
    return {
        "url": url,
        "name": training.name,
        "place": training.place,
        "period": training.period,
        "skill": training.skill.name,
        "status": status,
        "seated": angka(training.seated_count),
        "quota": angka(training.quota),
    }
