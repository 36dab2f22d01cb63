"""Who made how many: rows of a person and a number, which the page can add to."""

import re
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from participants.models import Participant
from products.makers import Resident
from products.models.lot import MOST_PIECES

ROW = "jumlah-"
ADDED = "orang"
LINE = re.compile(r"^(?P<name>.*) \[(?P<pk>\d{1,9})\]: (?P<number>.*)$")


@dataclass(frozen=True)
class Row:
    person: Resident
    number: str

    @property
    def html_name(self) -> str:
        return f"{ROW}{self.person.pk}"

    @property
    def is_wrong(self) -> bool:
        return self.number != "0" and not _is_plausible(self.number)


def typed_for(data) -> list[int]:
    """For whom a number was sent."""
    return [int(key[len(ROW) :]) for key in data if re.fullmatch(rf"{ROW}\d{{1,9}}", key)]


def added_to(data) -> list[int]:
    """Who was chosen for one more row."""
    return [int(added)] if (added := data.get(ADDED, "")).isdecimal() and len(added) < 10 else []


class MakersWidget(forms.Widget):
    """Sent as `jumlah-<key>` for each person; held as lines of `Siti Rahayu [12]: 4`, which people can read too."""

    people: dict[int, Resident] = {}

    def value_from_datadict(self, data, files, name):
        if name in data:
            return data.get(name)
        typed = {pk: data.get(f"{ROW}{pk}") for pk in typed_for(data)}
        for pk in added_to(data):
            typed.setdefault(pk, "1" if "tambah" in data else "")
        return self.format_value(typed)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(key.startswith(ROW) for key in data)

    def format_value(self, value):
        if not isinstance(value, dict):
            return value or ""
        names = {pk: self.people[pk].name if pk in self.people else "" for pk in value}
        said = {pk: " ".join(str(number).split()) for pk, number in value.items()}
        return "\n".join(f"{names[pk]} [{pk}]: {said[pk]}" for pk in sorted(value) if said[pk] != "0")


class MakersField(forms.Field):
    """Cleans to {participant: quantity}; whether they lived there that day is for the action to say."""

    widget = MakersWidget

    def __init__(self, *, people: dict[int, Resident], **options):
        super().__init__(label="Siapa dan berapa?", required=False, **options)
        self.people = self.widget.people = people
        self.found: dict[int, Participant] = {}

    @classmethod
    def among(cls, found: dict[int, Participant]) -> "MakersField":
        """Of people who are at hand already."""
        field = cls(people={pk: Resident(pk, person.name, "") for pk, person in found.items()})
        field.found = found
        return field

    def prepare_value(self, value):
        return self.widget.format_value(value)

    def numbers(self, value) -> dict[int, str]:
        """What was typed for whom."""
        lines = [LINE.match(line) for line in (value or "").splitlines()]
        return {int(line["pk"]): line["number"] for line in lines if line}

    def rows(self, value, offered=()) -> list[Row]:
        """Those who are written down, then those who are offered."""
        numbers = self.numbers(value)
        keys = dict.fromkeys([*numbers, *offered])
        return [Row(self.people[key], numbers.get(key, "0")) for key in keys if key in self.people]

    def clean(self, value):
        numbers = {pk: number for pk, number in self.numbers(super().clean(value)).items() if number != "0"}
        if set(numbers) - set(self.people):
            raise ValidationError("Ada yang tidak tinggal di rusunawa ini. Pilih lagi orangnya.", code="stranger")
        if wrong := [self._objection(pk, number) for pk, number in numbers.items() if not _is_plausible(number)]:
            raise ValidationError(wrong)
        if not numbers:
            raise ValidationError("Isi jumlah untuk paling sedikit satu pembuat.", code="nothing_made")
        found = self.found or Participant.objects.in_bulk(numbers)
        return {found[pk]: int(number) for pk, number in numbers.items()}

    def _objection(self, pk: int, number: str) -> str:
        name = self.people[pk].name
        if not number:
            return f"{name}: isi jumlahnya."
        return f"{name}: jumlah harus bilangan bulat, 1 sampai 10.000."


def _is_plausible(number: str) -> bool:
    return re.fullmatch(r"[0-9]{1,5}", number) is not None and 0 < int(number) <= MOST_PIECES
