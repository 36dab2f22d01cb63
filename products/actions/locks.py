"""The one order in which whatever moves goods or money locks rows: so two wait for each other, never crosswise.

1. the paper: an order, a packing list, a sale; a payout run, then its payouts
2. lots, by key. A till takes none, for eight tills would wait for each other: no lot's stock changes there
3. the balances that goods leave, or come back to, by share, place and grade
4. the bazaar, then the turn at its till
5. what the ledger writes: balances in that same order (`models/ledger.py`), where goods go after where they leave
6. claims, by key
7. accounts, by person (`models/pay_ledger.py`)
8. months of people, then of products at a place (`models/month_sums.py`)

Goods therefore move before their makers are credited, and when a sale is taken back, before they are debited.
"""

from collections.abc import Iterable

from products.models import Account, Balance, Claim, Lot

Key = tuple[int, str]


def lots(keys: Iterable[int]) -> None:
    """Nobody else moves pieces of these lots until this transaction ends, except from a bazaar to its buyers.

    Who only points at a lot does not wait: its key stays.
    """
    rows = Lot.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",), no_key=True)
    list(rows.values_list("pk", flat=True))


def balances(*, shares: Iterable, places: Iterable) -> dict[Key, int]:
    """How many pieces of each share and grade are at these places, which stays so."""
    rows = Balance.objects.filter(share__in=shares, place__in=places).order_by("share_id", "place_id", "grade")
    rows = rows.select_for_update(of=("self",)).values_list("share_id", "grade", "quantity")
    return {(share, grade): quantity for share, grade, quantity in rows}


def claims(keys: Iterable[int]) -> dict[int, Claim]:
    """Nobody settles them, nor takes a payment back, until this transaction ends."""
    rows = Claim.objects.filter(pk__in=keys).order_by("pk")
    return rows.select_for_update(of=("self",), no_key=True).in_bulk()


def accounts(people: Iterable[int]) -> list[Account]:
    """What these people are owed, which stays so."""
    return list(Account.objects.select_for_update().filter(participant__in=people).order_by("participant_id"))
