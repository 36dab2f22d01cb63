"""What passed was sold: at bazaars of the cities and of the province, and at the rusunawa itself."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random

from django.utils import timezone

from participants.models import Rusunawa
from products.models import (
    Balance,
    Bazaar,
    Claim,
    Earning,
    Grade,
    GuidePrice,
    Place,
    QrisFee,
    Sale,
    SaleLine,
    SalePayment,
    Share,
    StockMove,
)
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import moment_of
from rusunpreneur.management.demo.goods import BATCH, moments_as_told
from rusunpreneur.management.demo.wide import fairs, guests, orders
from rusunpreneur.management.demo.wide.goods import Done
from rusunpreneur.management.demo.wide.places import STORIED

Kind, Reason = Place.Kind, StockMove.Reason
AT_BAZAAR, WAITS = 0.7, 70  # of all that is sold; days until the next bazaar at most
CHUNK, LINES = (2, 6), (1, 1, 2, 3)
ON_ORDER, FOOD_ON_ORDER = 0.15, 0.5  # of pieces of grade A
FOOD_WITHIN = 12  # food is sold within so many days
B_PERCENT = 80
MOMENTS = ((Sale, "sold_at"), (Earning, "booked_at"), (StockMove, "moved_at"), *guests.MOMENTS, *orders.MOMENTS)


@dataclass(frozen=True)
class Parcel:
    """Pieces of one share and grade that one buyer took, and the day."""

    share: Share
    grade: str
    quantity: int
    on: date
    home: Rusunawa
    product_id: int
    bazaar: Bazaar | None = None
    is_ordered: bool = False


@dataclass
class Written:
    """Rows of all sales, each kind at once."""

    sales: list[Sale] = field(default_factory=list)
    lines: list[tuple[SaleLine, Parcel]] = field(default_factory=list)
    payments: list[SalePayment] = field(default_factory=list)


class Prices:
    """What a piece cost on a day; before the first price that one."""

    def __init__(self):
        self.begun: dict[int, list[tuple[date, int]]] = {}
        rows = GuidePrice.objects.order_by("product", "-begins_on")
        for product, begins_on, rupiah in rows.values_list("product", "begins_on", "amount_rupiah"):
            self.begun.setdefault(product, []).append((begins_on, rupiah))

    def of(self, product: int, on: date) -> int:
        prices = self.begun[product]
        return next((rupiah for begins_on, rupiah in prices if begins_on <= on), prices[-1][1])


def seed(done: Done, rng: Random, now: datetime):
    today = timezone.localdate(now)
    cities = {place.home.city_id for place, _ in done.told}
    there = fairs.held(min(made.on for _, made in done.told), today, cities)
    parcels = sorted(_parcels(done, there, rng, today), key=lambda one: (one.on, one.home.pk, one.share.pk))
    with moments_as_told(MOMENTS):
        _bring(parcels)
        prices = Prices()
        claims = orders.take(_sent(parcels, prices))
        written = _sold(parcels, rng, prices, claims)
        _write(written, parcels)
        orders.deliver(written.sales)
        _throw_away(today)
    fairs.close(there)


# -- what ------------------------------------------------------------------------------------------------------------


def _parcels(done: Done, there, rng: Random, today: date) -> Iterator[Parcel]:
    """All that was sold of each maker's pieces, cut into what single buyers took."""
    homes, goods = done.ledger.homes, done.ledger.goods
    for place, made in done.told:
        if not made.judged_at:
            continue
        home, product = homes[made.line.slug], goods[made.good]
        for work in made.works:
            mended = work.mended if made.judged_again_at else 0
            ready = {Grade.A: (work.passed_a, made.judged_at), Grade.B: (work.passed_b, made.judged_at)}
            if mended:
                ready[Grade.B] = (work.passed_b + mended, made.judged_again_at)
            for grade, (quantity, moment) in ready.items():
                when = timezone.localdate(moment)
                is_ordered = grade == Grade.A and rng.random() < (FOOD_ON_ORDER if product.is_food else ON_ORDER)
                if is_ordered := is_ordered and when < today - timedelta(days=orders.OVER_SINCE + orders.EVERY):
                    on, fair = orders.next_day(home, when), None
                else:
                    on, fair = _when(there[home.city_id], when, product, rng)
                left = sum(rng.random() < place.sells for _ in range(quantity)) if on < today else 0
                while left:
                    taken = left if is_ordered else min(left, rng.randint(*CHUNK))
                    left -= taken
                    share = done.ledger.shares[id(work)]
                    yield Parcel(share, grade, taken, on, home, product.pk, fair, is_ordered)


def _when(there: list[Bazaar], ready: date, product, rng: Random) -> tuple[date, Bazaar | None]:
    """The day, and the bazaar if it is one: food does not wait for it."""
    if product.is_food:
        return ready + timedelta(days=rng.randint(1, FOOD_WITHIN)), None
    at_next = bisect_left(there, ready + timedelta(days=2), key=lambda fair: fair.starts_on)
    if rng.random() < AT_BAZAAR and at_next < len(there) and (there[at_next].starts_on - ready).days < WAITS:
        fair = there[at_next]
        return fair.starts_on + timedelta(days=rng.randrange(2)), fair
    return ready + timedelta(days=rng.randint(3, 45)), None


# -- rows ------------------------------------------------------------------------------------------------------------


def _bring(parcels: list[Parcel]):
    """From the stores to the bazaars, with their lists, as much as is sold there."""
    staff, stores = User.objects.get(username="staf"), _stores(parcels)
    taken: dict[tuple, int] = {}
    for one in parcels:
        if one.bazaar:
            key = (one.bazaar, one.share, one.grade, one.home)
            taken[key] = taken.get(key, 0) + one.quantity
    guests.come(taken)
    for reason, hour in ((Reason.DISPATCHED, 16), (Reason.ARRIVED, 19)):
        moves = []
        for (bazaar, share, grade, home), quantity in taken.items():
            way = {"origin_id": stores[home.pk], "destination_id": bazaar.transit_id}
            if reason == Reason.ARRIVED:
                way = {"origin_id": bazaar.transit_id, "destination_id": bazaar.place_id}
            moment = moment_of(bazaar.starts_on - timedelta(days=1), hour)
            moves.append(_move(share, grade, quantity, reason, moment, staff, way))
        StockMove.objects.bulk_create(moves, batch_size=BATCH)


def _stores(parcels: list[Parcel]) -> dict[int, int]:
    homes = {one.home.pk for one in parcels}
    return dict(Place.objects.filter(kind=Kind.STORE, rusunawa__in=homes).values_list("rusunawa", "pk"))


def _move(share: Share, grade: str, quantity: int, reason: str, moment: datetime, by, way) -> StockMove:
    grades = {"origin_grade": grade, "destination_grade": grade}
    rest = {"quantity": quantity, "reason": reason, "moved_at": moment, "moved_by": by}
    return StockMove(lot_id=share.lot_id, share=share, **grades, **rest, **way)


def _sent(parcels: list[Parcel], prices: Prices) -> Iterator[orders.Sent]:
    """What was ordered, by rusunawa and day."""
    ordered = sorted((one for one in parcels if one.is_ordered), key=_counter)
    for (_, _, on, _), group in groupby(ordered, key=_counter):
        rows, pieces = list(group), {}
        for one in rows:
            pieces[one.product_id] = pieces.get(one.product_id, 0) + one.quantity
        yield orders.Sent(rows[0].home, on, pieces, {product: prices.of(product, on) for product in pieces})


def _sold(parcels: list[Parcel], rng: Random, prices: Prices, claims: dict[tuple[int, date], Claim]) -> Written:
    """Buyers of one place and day take one to three parcels; an order takes all that was sent."""
    written, users = Written(), {user.username: user for user in User.objects.filter(is_demo=True)}
    fees = list(QrisFee.objects.order_by("begins_on"))
    for (bazaar, _, on, is_ordered), group in groupby(sorted(parcels, key=_counter), key=_counter):
        rows, by = list(group), users["kasir" if bazaar else "staf"]
        if is_ordered:
            sale = _sale(written, rows, on, by, prices, rng)
            sale.claim, sale.channel, sale.rusunawa = claims[rows[0].home.pk, on], Sale.Channel.ORDER, None
            continue
        while rows:
            basket = [rows.pop() for _ in range(min(rng.choice(LINES), len(rows)))]
            if len({(one.share, one.grade) for one in basket}) < len(basket):
                rows, basket = [*rows, *basket[1:]], basket[:1]
            written.payments.append(_payment(_sale(written, basket, on, by, prices, rng), fees, rng))
    return written


def _counter(one: Parcel) -> tuple:
    """Where it went over the counter: at a bazaar, else at its rusunawa; when, and whether an office had ordered it."""
    return (one.bazaar.pk if one.bazaar else 0, 0 if one.bazaar else one.home.pk, one.on, one.is_ordered)


def _sale(written: Written, basket: list[Parcel], on: date, by, prices: Prices, rng: Random) -> Sale:
    bazaar = basket[0].bazaar
    sale = Sale(
        channel=Sale.Channel.BAZAAR if bazaar else Sale.Channel.DIRECT,
        bazaar=bazaar,
        rusunawa=None if bazaar else basket[0].home,
        sold_on=on,
        total_rupiah=0,
        sold_at=moment_of(on, rng.randint(9, 16), rng.randrange(60)),
        sold_by=by,
    )
    for one in basket:
        listed = prices.of(one.product_id, on)
        price = listed if one.grade == Grade.A else listed * B_PERCENT // 100
        line = SaleLine(
            sale=sale,
            share=one.share,
            grade=one.grade,
            quantity=one.quantity,
            list_price_rupiah=listed,
            price_rupiah=price,
            discount_reason="" if price == listed else "Mutu B",
            total_rupiah=one.quantity * price,
        )
        written.lines.append((line, one))
        sale.total_rupiah += line.total_rupiah
    written.sales.append(sale)
    return sale


def _payment(sale: Sale, fees: list[QrisFee], rng: Random) -> SalePayment:
    fee = next((fee for fee in reversed(fees) if fee.begins_on <= sale.sold_on), None)
    is_cash = fee is None or rng.random() < 0.55
    kept = 0 if is_cash else fee.of(sale.total_rupiah)
    sums = {"gross_rupiah": sale.total_rupiah, "fee_rupiah": kept, "net_rupiah": sale.total_rupiah - kept}
    return SalePayment(sale=sale, method="tunai" if is_cash else "qris", **sums)


def _write(written: Written, parcels: list[Parcel]):
    """Sales and their lines, what goes to the buyer, and what each line brings its maker."""
    stores, buyer = _stores(parcels), Place.objects.shared(Kind.BUYER)
    Sale.objects.bulk_create(written.sales, batch_size=BATCH)
    SaleLine.objects.bulk_create((line for line, _ in written.lines), batch_size=BATCH)
    SalePayment.objects.bulk_create(written.payments, batch_size=BATCH)
    moves, earnings = [], []
    for line, one in written.lines:
        origin = one.bazaar.place_id if one.bazaar else stores[one.home.pk]
        way = {"origin_id": origin, "destination": buyer}
        sale = line.sale
        moves.append(_move(one.share, one.grade, one.quantity, Reason.SOLD, sale.sold_at, sale.sold_by, way))
        earnings.append(_earning(line, one))
    StockMove.objects.bulk_create(moves, batch_size=BATCH)
    Earning.objects.bulk_create(earnings, batch_size=BATCH)


def _throw_away(today: date):
    """Food that nobody bought in time."""
    staff, scrap = User.objects.get(username="staf"), Place.objects.shared(Kind.SCRAP)
    stores = Balance.objects.present().filter(place__kind=Kind.STORE, lot__expires_on__lt=today)
    moves = []
    for row in stores.exclude(place__rusunawa__slug__in=STORIED).select_related("lot", "share"):
        moment = moment_of(row.lot.expires_on + timedelta(days=1), 9)
        way = {"origin_id": row.place_id, "destination": scrap}
        gone = _move(row.share, row.grade, row.quantity, Reason.SCRAPPED, moment, staff, way)
        gone.destination_grade, gone.note = "", "Lewat masa simpan"
        moves.append(gone)
    StockMove.objects.bulk_create(moves, batch_size=BATCH)


def _earning(line: SaleLine, one: Parcel) -> Earning:
    sale = line.sale
    return Earning(
        participant_id=one.share.maker_id,
        rusunawa=one.home,
        product_id=one.product_id,
        channel=sale.channel,
        kind=Earning.Kind.YIELD,
        amount_rupiah=line.total_rupiah,
        earned_on=sale.sold_on,
        sale_line=line,
        claim=sale.claim,
        booked_at=sale.sold_at,
        booked_by=sale.sold_by,
    )
