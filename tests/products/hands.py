"""Many hands at once, as real threads with a connection each."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.utils import timezone

from products.actions import till
from products.actions.till import Tender, Wanted
from products.models import Claim, Sale


def at_once(*calls) -> list:
    """What each got; a refusal is an answer, an error of the database is not."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait()
        try:
            return call()
        except ValidationError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def succeeded(answers) -> list:
    return [answer for answer in answers if not isinstance(answer, ValidationError)]


@transaction.atomic
def sell_one(stand, shift=None) -> Sale:
    """One purse, as the page of the till does it."""
    shift = shift or stand.shift
    wanted = [Wanted(stand.product.pk, "A", 1)]
    return till.sell(shift=shift, wanted=wanted, tender=Tender("pas"), by=shift.cashier)


def settle(claim: Claim, by) -> None:
    claim.settled_on, claim.settled_at, claim.settled_by = timezone.localdate(), timezone.now(), by
    claim.save()


def slowly(monkeypatch, module, name: str):
    """Others get in between it and what comes after."""
    real = getattr(module, name)

    def slow(*args, **values):
        answer = real(*args, **values)
        time.sleep(0.3)
        return answer

    monkeypatch.setattr(module, name, slow)
