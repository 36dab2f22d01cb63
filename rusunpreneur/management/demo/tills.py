"""Days at the till of a bazaar: buyers who pay in cash, by QRIS or both; a nota taken back; the drawer counted."""

from datetime import date, timedelta

from django.utils import timezone

from products.actions import sales, shifts, till
from products.actions.till import Tender, Wanted
from products.drawer import drawer_of
from products.models import Balance, Bazaar, Shift
from products.till import prices_of
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, moment_of

OPENING, NOTE = 200_000, 50_000
#: minutes after eight o'clock: most come before lunch
BUSY = (70, 95, 120, 140, 155, 170, 190, 215, 240, 290, 330, 375, 420, 470)
VOIDS = ("Pembeli batal, uang dikembalikan", "Salah pilih barang")


def day(rng, bazaar: Bazaar, on: date, buyers: int):
    """From half past seven to half past five."""
    cashier = User.objects.get(username="kasir")
    with at(moment_of(on, 7, 45)):
        shift = shifts.begin(bazaar=bazaar, opening_rupiah=OPENING, by=cashier)
    sold = []
    for minutes in sorted(rng.sample(BUSY, buyers)):
        with at(moment_of(on, 8) + timedelta(minutes=minutes)):
            sold.append(_sell(rng, shift, cashier))
    sold = [sale for sale in sold if sale]
    if sold and rng.random() < 0.4:
        with at(moment_of(on, 16, 20)):
            sales.void(sale=sold[-1], reason=rng.choice(VOIDS), by=cashier)
    short = 2_000 if rng.random() < 0.2 else 0
    with at(moment_of(on, 17, 30)):
        counted = drawer_of(shift).expected_rupiah - short
        shifts.close(shift=shift, counted_rupiah=counted, reason="Kurang uang kembali" if short else "", by=cashier)


def today(rng, bazaar: Bazaar, buyers: int) -> Shift:
    """The till stays open; whoever came did so in the last hour."""
    cashier, now = User.objects.get(username="kasir"), timezone.now()
    with at(now - timedelta(minutes=70)):
        shift = shifts.begin(bazaar=bazaar, opening_rupiah=OPENING, by=cashier)
    for number in range(buyers):
        with at(now - timedelta(minutes=60 - 15 * number)):
            _sell(rng, shift, cashier)
    return shift


def _sell(rng, shift: Shift, cashier):
    """One to three pieces of what is there; None when nothing is left."""
    there = list(
        Balance.objects.present().still_good().filter(place=shift.bazaar.place_id).select_related("lot").order_by("pk")
    )
    if not there:
        return None
    picked = {(row.lot.product_id, row.grade): row for row in rng.sample(there, min(rng.choice((1, 1, 2)), len(there)))}
    prices = prices_of({product for product, _ in picked})
    wanted = []
    for (product, grade), row in picked.items():
        quantity = min(row.quantity, rng.choice((1, 1, 1, 2)))
        is_cheaper = grade == "B"
        price = prices[product] * 8 // 10 if is_cheaper else None
        wanted.append(Wanted(product, grade, quantity, price, "Mutu B" if is_cheaper else ""))
    total = sum((one.price_rupiah or prices[one.product_id]) * one.quantity for one in wanted)
    return till.sell(shift=shift, wanted=wanted, tender=_tender(rng, total), by=cashier)


def _tender(rng, total: int) -> Tender:
    dice = rng.random()
    if dice < 0.55:
        return Tender("tunai", tendered_rupiah=-(-total // NOTE) * NOTE)
    if dice < 0.92 or total < NOTE:
        return Tender("qris")
    return Tender("campuran", qris_rupiah=total // 2)
