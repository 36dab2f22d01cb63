"""The list of people: heads, sorting and pages by django-tables2, its rows written at once."""

import django_tables2 as tables
from django.db.models import F, TextField
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from participants.models import Participant
from participants.models.residence import flat_in_words
from participants.search import BY_NAME
from rusunpreneur import addresses
from rusunpreneur.words import NOTHING, nomor_hp

#: what a line needs of a person
COLUMNS = ("name", "sex", "birth_date", "nik_digest", "district__name")
#: as it is stored: reading and writing fifty numbers by the rules of all countries would be a third of the page
PHONE = {"phone_digits": Cast("phone", TextField())}
LINE = (
    '<tr data-href="{url}"><td><a class="row-title" href="{url}">{name}</a><br><small>{who}</small></td>'
    '<td data-label="Kode">{code}</td><td data-label="Hunian"><span>{home}</span></td>'
    '<td data-label="Nomor HP">{phone}</td><td data-label="Data">{state}</td></tr>'
)


class ParticipantTable(tables.Table):
    name = tables.Column(verbose_name="Nama")
    code = tables.Column(verbose_name="Kode", order_by="pk")
    home = tables.Column(verbose_name="Hunian", orderable=False, empty_values=())
    phone = tables.Column(verbose_name="Nomor HP", orderable=False)
    state = tables.Column(verbose_name="Data", orderable=False, empty_values=())

    class Meta:
        model = Participant
        fields = []
        template_name = "participants/participant/_table.html"

    def __init__(self, *args, is_search=False, **kwargs):
        self.is_search = is_search
        super().__init__(*args, **kwargs)

    def order_name(self, people, is_descending):
        name = BY_NAME if self.is_search else F("name")
        return people.order_by(*((name.desc(), "-pk") if is_descending else (name.asc(), "pk"))), True

    @property
    def lines(self) -> str:
        """The rows of this page, as HTML; complete and incomplete are drawn once each."""
        people = [row.record for row in self.paginated_rows]
        states = {
            is_complete: render_to_string("participants/participant/_state.html", {"is_complete": is_complete})
            for is_complete in {person.is_complete for person in people}
        }
        address = addresses.by_key("participant_detail")
        return format_html_join(
            "", LINE, (_words(person, address(person.pk), states[person.is_complete]) for person in people)
        )


def _words(person, url: str, state: str) -> dict[str, str]:
    return {
        "url": url,
        "name": person.name,
        "who": ", ".join(part for part in (person.get_sex_display(), _age(person)) if part),
        "code": person.code,
        "home": _home(person),
        "phone": nomor_hp(person.phone_digits) or NOTHING,
        "state": state,
    }


def _age(person) -> str:
    return f"{person.age} tahun" if person.birth_date else ""


def _home(person) -> str:
    if not person.home:
        return f"Kec. {person.district}" if person.district else NOTHING
    flat = flat_in_words(person.home["tower"], person.home["floor"], person.home["unit"])
    return format_html("{}<br><small>{}</small>", person.home["name"], flat) if flat else person.home["name"]
