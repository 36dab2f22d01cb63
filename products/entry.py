"""What stands ready when somebody writes down a lot: where, the last lots to repeat, usual products and makers."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from participants.models import Participant, Rusunawa
from products.actions.lots import OLDEST_DAYS
from products.makers import Resident, residents
from products.models import Lot, Product
from rusunpreneur.access import OFFICE, Role

REPEATABLE = 3
LOOKED_AT = 30
USUAL_MAKERS = 5
USUAL_PRODUCTS = 6


def places_of(user):
    """Where this user writes down lots."""
    writers = user.access.within(*OFFICE, Role.COORDINATOR, city="city", rusunawa="pk")
    return Rusunawa.objects.active().filter(writers)


def rusunawa_of(user, wanted: str | None) -> Rusunawa | None:
    """The one that was chosen; somebody with a single one need not choose."""
    if wanted:
        return places_of(user).filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 10 else None
    first = list(places_of(user)[:2])
    return first[0] if len(first) == 1 else None


def to_repeat(user, wanted: str | None) -> Lot | None:
    """The earlier lot that is made once more."""
    if not (wanted and wanted.isdecimal() and len(wanted) < 10):
        return None
    lots = Lot.objects.editable_by(user).select_related("product", "rusunawa")
    return lots.filter(pk=wanted, product__is_active=True).first()


class Lately:
    """The last lots of a rusunawa, and what follows from them for the next one."""

    def __init__(self, rusunawa):
        rows = Lot.objects.filter(rusunawa=rusunawa).select_related("product").prefetch_related("shares__maker")
        self.lots = list(rows.order_by("-made_on", "-pk")[:LOOKED_AT])
        for lot in self.lots:
            lot.made_by = [share for share in lot.shares.all() if share.quantity]

    @property
    def repeatable(self) -> list[Lot]:
        """Each pair of product and makers once, the latest first."""
        found: dict = {}
        for lot in self.lots:
            if lot.product.is_active:
                found.setdefault((lot.product_id, frozenset(share.maker_id for share in lot.made_by)), lot)
        return list(found.values())[:REPEATABLE]

    @property
    def makers(self) -> list[int]:
        """Who made something there lately, the latest first."""
        return list(dict.fromkeys(share.maker_id for lot in self.lots for share in lot.made_by))[:USUAL_MAKERS]

    def products(self) -> tuple[list[Product], list[Product]]:
        """Those made there lately, the most frequent first, and all others."""
        made = [lot.product_id for lot in self.lots]
        products = list(Product.objects.active())
        lately = [one for one in products if one.pk in made]
        lately = sorted(lately, key=lambda one: -made.count(one.pk))[:USUAL_PRODUCTS]
        others = [one for one in products if one not in lately]
        return (lately, others) if lately else (others[:USUAL_PRODUCTS], others[USUAL_PRODUCTS:])


def people_of(rusunawa) -> dict[int, Resident]:
    """Everybody whose work may be written down there, by key."""
    return residents(rusunawa, since=_earliest())


def makers_among(rusunawa, keys) -> dict[int, Participant]:
    """Those of these whose work may be written down there."""
    homes = rusunawa.residences.filter(Q(moved_out_on=None) | Q(moved_out_on__gte=_earliest()))
    return Participant.objects.filter(residences__in=homes).only("name").in_bulk(keys)


def _earliest():
    return timezone.localdate() - timedelta(days=OLDEST_DAYS)
