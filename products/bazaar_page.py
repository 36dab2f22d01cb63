"""The page of one bazaar: who comes, what is there, and the one thing to do next."""

from dataclasses import dataclass
from functools import cached_property

from products.models import Bazaar, Invitation
from rusunpreneur.access import OFFICE

Answer = Invitation.Answer


@dataclass(frozen=True)
class Step:
    """What to do next, and where."""

    label: str
    url: str
    symbol: str


class BazaarPage:
    def __init__(self, bazaar: Bazaar, user):
        self.bazaar, self.user = bazaar, user

    @cached_property
    def may_edit(self) -> bool:
        """The office where the bazaar is."""
        return self.user.access.covers(*OFFICE, city_id=self.bazaar.city_id, rusunawa_id=self.bazaar.rusunawa_id)

    @property
    def may_change(self) -> bool:
        return self.may_edit and self.bazaar.is_open

    @cached_property
    def cashiers(self) -> list[str]:
        return [str(row.user) for row in self.bazaar.cashiers.select_related("user")]
