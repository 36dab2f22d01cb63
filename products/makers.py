"""Who made something: who may be written down, who is trained for it, and who may read the names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from participants.models import Participant
from participants.models.residence import flat_in_words
from products.models import Lot, Product, Share
from programs.models import Enrolment
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.words import tanggal_pendek

NAMED = 2


def may_name(user) -> bool:
    """Officials see how many made a lot, not who."""
    return user.access.has(*OFFICE, Role.COORDINATOR, Role.QC)


def may_open(user) -> bool:
    """Inspectors know makers by name only."""
    return user.access.has(*OFFICE, Role.COORDINATOR)


def names_by_lot(lots: Iterable[Lot], user) -> dict[int, str]:
    """`Siti Rahayu, Nur Lestari, 2 lainnya` for each lot; for officials `4 orang`."""
    people: dict[int, list[str]] = {lot.pk: [] for lot in lots}
    shares = Share.objects.filter(lot__in=people, quantity__gt=0).order_by("lot_id", "pk")
    for lot, name in shares.values_list("lot", "maker__name"):
        people[lot].append(name)
    return {lot: _in_words(names) if may_name(user) else f"{len(names)} orang" for lot, names in people.items()}


def _in_words(names: list[str]) -> str:
    others = len(names) - NAMED
    return ", ".join([*names[:NAMED], *([f"{others} lainnya"] if others > 0 else [])])


def trained(product: Product, people: Iterable[Participant], *, by: date | None = None) -> dict[int, Enrolment]:
    """The training of each person in the skill of this product, finished `by` that day, the latest; by person."""
    finished = Enrolment.objects.filter(
        participant__in=[person.pk for person in people],
        training__skill=product.skill_id,
        status=Enrolment.Status.COMPLETED,
    )
    if by:
        finished = finished.filter(training__ends_on__lte=by)
    latest_last = finished.select_related("training").order_by("training__ends_on")
    return {enrolment.participant_id: enrolment for enrolment in latest_last}


@dataclass(frozen=True)
class Resident:
    """Somebody whose work may be written down at a rusunawa; `left_on` is past for those who moved away."""

    pk: int
    name: str
    flat: str
    left_on: date | None = None

    @property
    def note(self) -> str:
        return f"pindah {tanggal_pendek(self.left_on)}" if self.left_on else self.flat


def residents(rusunawa, *, since: date) -> dict[int, Resident]:
    """Who lives there, or did on that day or later, by name; whether on the day of a lot is asked when it is saved."""
    homes = rusunawa.residences.filter(Q(moved_out_on=None) | Q(moved_out_on__gte=since))
    columns = ("participant", "participant__name", "tower", "floor", "unit", "moved_out_on")
    rows = homes.order_by("participant__name", "participant", "moved_in_on").values_list(*columns)
    return {pk: Resident(pk, name, flat_in_words(*flat), left_on) for pk, name, *flat, left_on in rows}
