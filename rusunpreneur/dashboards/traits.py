"""What people are, as numbers of people are broken down by it: sex, age in bands, whether they raise children alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from participants.age_bands import BANDS
from participants.models import Participant
from programs.models.training_sums import TRAITS
from rusunpreneur.dashboards.sums import Row


@dataclass(frozen=True)
class Trait:
    """`said` names it in an address; `values` are (as an address has it, as it is kept, its name), in their order."""

    said: str
    label: str
    column: str
    values: Sequence[tuple[str, object, str]]

    def named(self, kept) -> tuple[str, str]:
        """What an address says of it, and its name."""
        return next((said, name) for said, value, name in self.values if value == kept)

    def place(self, kept) -> int:
        """In the order of its values."""
        return [value for _, value, _ in self.values].index(kept)

    def asked(self, said: str):
        """As it is kept; 404 for what there is none of."""
        for key, value, _ in self.values:
            if key == said:
                return value
        raise Http404

    def of(self, row: Row):
        return row.traits[TRAITS.index(self.column)]


_SEXES = [(value, value, label) for value, label in Participant.Sex.choices]
TRAITS_SAID = {
    trait.said: trait
    for trait in (
        Trait("jenis-kelamin", "Jenis kelamin", "sex", [*_SEXES, ("kosong", "", "Belum diisi")]),
        Trait("umur", "Umur", "age_band", [(str(at), at, name) for at, name in enumerate(BANDS)]),
        Trait(
            "orang-tua",
            "Orang tua tunggal",
            "is_single_parent",
            [("tunggal", True, "Orang tua tunggal"), ("bukan", False, "Bukan, atau belum diisi")],
        ),
    )
}


def narrowed(query) -> tuple[tuple[Trait, object], ...]:
    """What an address says of people: traits, and what is kept of them."""
    return tuple((trait, trait.asked(query[said])) for said, trait in TRAITS_SAID.items() if query.get(said))
