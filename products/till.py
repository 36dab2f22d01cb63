"""What stands on the till of a bazaar: each product with its price, how many are left, and whose pieces go first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum
from django.utils import timezone

from products.models import Balance, Bazaar, GuidePrice, Product
from rusunpreneur.words import angka


@dataclass(frozen=True)
class Source:
    """One maker's pieces of a lot that are there."""

    share_id: int
    lot_code: str
    maker: str
    expires_on: date | None
    left: int


@dataclass
class Offer:
    """One product in one grade; its sources stand in the order in which they are sold."""

    product_id: int
    name: str
    other_names: str
    unit: str
    grade: str
    has_photo: bool
    price_rupiah: int | None
    sources: list[Source] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.product_id}-{self.grade}"

    @property
    def label(self) -> str:
        return self.name if self.grade == "A" else f"{self.name}, mutu {self.grade}"

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper()

    @property
    def left(self) -> int:
        return sum(source.left for source in self.sources)

    @property
    def words(self) -> str:
        """What a search looks through."""
        return " ".join([self.label, self.other_names, *(source.lot_code for source in self.sources)]).lower()


def offers_at(bazaar: Bazaar) -> list[Offer]:
    """By name, the better grade first; what is past its day is not sold."""
    rows = Balance.objects.present().still_good().filter(place=bazaar.place_id)
    rows = list(rows.select_related("share__maker", "share__lot__product").first_out())
    prices = prices_of({row.share.lot.product_id for row in rows})
    offers: dict[tuple[int, str], Offer] = {}
    for row in rows:
        lot = row.share.lot
        offer = offers.setdefault((lot.product_id, row.grade), _offer(lot.product, row.grade, prices))
        offer.sources.append(Source(row.share_id, lot.code, row.share.maker.name, lot.expires_on, row.quantity))
    return sorted(offers.values(), key=lambda offer: (offer.name.lower(), offer.grade))


def prices_of(products: Iterable[int]) -> dict[int, int]:
    """The guide price in force today, by product; some have none."""
    prices = GuidePrice.objects.begun().filter(product__in=products).distinct("product")
    return dict(prices.values_list("product", "amount_rupiah"))


def sum_of(wanted: Iterable, offers: Iterable[Offer]) -> int:
    """What these pieces cost, as far as their prices are known."""
    prices = {offer.key: offer.price_rupiah for offer in offers}
    return sum(one.quantity * (one.price_rupiah or prices.get(one.key) or 0) for one in wanted)


def gone_from(typed: dict[str, str], offers: Iterable[Offer]) -> list[str]:
    """Of a basket that was put aside, what is no longer there, in words: others may have bought it meanwhile."""
    left = {offer.key: offer for offer in offers}
    wanted = {name.removeprefix("jumlah-"): int(said) for name, said in typed.items() if _is_quantity(name, said)}
    sold_out = Product.objects.in_bulk([key.split("-")[0] for key in wanted if key not in left])
    names = {key: left[key].label if key in left else str(sold_out.get(int(key.split("-")[0]), "")) for key in wanted}
    short = {key: number - (left[key].left if key in left else 0) for key, number in wanted.items()}
    return [f"{angka(short[key])} {names[key]}" for key in wanted if short[key] > 0 and names[key]]


def _is_quantity(name: str, said: str) -> bool:
    return name.startswith("jumlah-") and said.isascii() and said.isdecimal()


def past_their_day(bazaar: Bazaar) -> int:
    """Pieces there that must not be sold any more."""
    late = Balance.objects.present().filter(place=bazaar.place_id, lot__expires_on__lt=timezone.localdate())
    return late.aggregate(pieces=Sum("quantity"))["pieces"] or 0


def _offer(product, grade: str, prices: dict[int, int]) -> Offer:
    return Offer(
        product.pk,
        product.name,
        product.other_names,
        product.get_unit_display(),
        grade,
        bool(product.photo),
        prices.get(product.pk),
    )
