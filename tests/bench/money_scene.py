"""Selling at an open bazaar, over and over, as the till sends it; and eight cashiers at once."""

import random
import statistics
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.utils import timezone

from participants.models import Assignment, Participant
from products import till
from products.actions import sales, shifts
from products.models import Bazaar, BazaarCashier, Earning, Shift
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import User
from tests.bench import scene
from tests.bench.goods_scene import send, token
from tests.bench.money import MEASURED
from tests.bench.server import Answer, Client

CASHIERS, LINES, PLENTY = 8, 3, 40
#: by each cashier in one round: so few that nothing runs out
SALES, FLOORS, ROUNDS = 8, 60, 5


def open_bazaar() -> Bazaar:
    """The one that still has most to sell of most products; what is past its day meanwhile counts for nothing."""

    def plenty(bazaar):
        left = [offer.left for offer in till.offers_at(bazaar) if offer.left > PLENTY]
        return len(left), sum(left)

    bazaars = Bazaar.objects.open().filter(code__startswith=MEASURED, ends_on__gte=timezone.localdate())
    found = max(bazaars, key=plenty)
    if plenty(found)[0] < LINES:
        raise SystemExit(f"No open bazaar sells {LINES} products any more: drop the database and fill it again.")
    return found


def cashier(number: int, bazaar: Bazaar) -> str:
    """The name of somebody whose till is open there."""
    name = f"kasir.ukur{number}"
    user, is_new = User.objects.get_or_create(username=name, defaults={"name": f"Kasir ukur {number}", "is_demo": True})
    if is_new:
        Assignment.objects.create(user=user, role=Role.CASHIER)
    BazaarCashier.objects.get_or_create(bazaar=bazaar, user=user)
    if not Shift.objects.filter(bazaar=bazaar, cashier=user, closed_at=None).exists():
        shifts.begin(bazaar=bazaar, opening_rupiah=100_000, by=user)
    return name


class Selling:
    """A sale of three products, one piece of each, paid with the exact cash."""

    def __init__(self, client: Client, bazaar: Bazaar):
        self.client, self.path = client, f"/bazar/{bazaar.pk}/kasir/"
        offers = [offer for offer in till.offers_at(bazaar) if offer.price_rupiah and offer.left > PLENTY]
        self.keys, self.left = [offer.key for offer in offers], [offer.left for offer in offers]
        self.token = token(client, self.path)

    def __call__(self) -> Answer:
        keys = set()
        while len(keys) < LINES:
            keys.update(random.choices(self.keys, self.left))
        fields = {f"jumlah-{key}": 1 for key in keys} | {"cara": "pas", "submission_key": uuid.uuid4()}
        return send(self.client, self.path, self.token, fields)


def take_back(bazaar: Bazaar):
    """What was sold for the measurement is there again for the next."""
    for shift in Shift.objects.filter(bazaar=bazaar, closed_at=None, cashier__username__startswith="kasir.ukur"):
        for sale in shift.sales.standing():
            sales.void(sale=sale, reason="Hanya ukuran", by=shift.cashier)


def rate(doing: list, times: int) -> float:
    """Requests a second when each does its own `times` in turn, all of them at once. One that fails ends it."""

    def work(act):
        for _ in range(times):
            act()

    start = time.perf_counter()
    with ThreadPoolExecutor(len(doing)) as pool:
        list(pool.map(work, doing))
    return len(doing) * times / (time.perf_counter() - start)


def at_once(port: int, bazaar: Bazaar, floor: str) -> dict:
    """How many sales a second eight cashiers make at one bazaar, beside how often the same eight get the floor page;
    by turns, the median of the rounds."""
    clients = [Client(port, scene.signed_in(cashier(number, bazaar))) for number in range(1, CASHIERS + 1)]
    sold, parts = [], []
    for _ in range(ROUNDS):
        floors = rate([partial(client.get, floor) for client in clients], FLOORS)
        sold.append(rate([Selling(client, bazaar) for client in clients], SALES))
        parts.append(sold[-1] / floors)
        take_back(bazaar)
    return {"a_second": round(statistics.median(sold), 1), "part": round(statistics.median(parts), 3)}


def payout_of_most() -> str:
    """The address of the preview that pays most people, up to five hundred, out of one month of one rusunawa."""
    from django.db.models import Count
    from django.db.models.functions import TruncMonth

    months = Earning.objects.order_by().annotate(month=TruncMonth("earned_on")).values("rusunawa", "month")
    most = months.annotate(people=Count("participant", distinct=True)).order_by("-people")[0]
    return f"/pembayaran/baru/?rusunawa={most['rusunawa']}&bulan={most['month']:%Y-%m}"


def earner() -> Participant:
    """Somebody with many lines to show."""
    from django.db.models import Count

    most = Earning.objects.order_by().values("participant").annotate(lines=Count("pk")).order_by("-lines")[0]
    return Participant.objects.get(pk=most["participant"])
