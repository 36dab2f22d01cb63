"""Whatever moves goods or money locks in one order: while it waits it holds nothing that comes later.

So no two of them, whichever they are, wait for each other crosswise.
"""

import time
from threading import Thread

import pytest
from django.db import OperationalError, connection, connections, transaction

from products.models import Account, Balance, Bazaar, Claim, Lot, Shift
from tests.factories import UserFactory
from tests.products.lock_scenes import SCENES

pytestmark = pytest.mark.django_db(transaction=True)
FAR = ["pembeli", "mitra"]
#: what is locked, in the order of `products.actions.locks`
STAGES = {
    "lots": lambda: Lot.objects.order_by("pk"),
    "goods": lambda: Balance.objects.exclude(place__kind__in=FAR).order_by("pk"),
    "bazaar": lambda: Bazaar.objects.order_by("pk"),
    "turn": lambda: Shift.objects.order_by("pk"),
    "buyers": lambda: Balance.objects.filter(place__kind__in=FAR).order_by("pk"),
    "claims": lambda: Claim.objects.order_by("pk"),
    "accounts": lambda: Account.objects.order_by("pk"),
}


def lock(stage: str, **options):
    list(STAGES[stage]().select_for_update(of=("self",), no_key=True, **options))


class Worker(Thread):
    """Does it in another connection, and takes it back."""

    def __init__(self, act):
        super().__init__()
        self.act, self.backend, self.failure = act, None, None

    def run(self):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                self.backend = cursor.fetchone()[0]
                self.act()
                transaction.set_rollback(True)
        except Exception as error:  # it is the test that has to say so
            self.failure = error
        finally:
            connections.close_all()

    def waits(self) -> bool:
        """For a lock, sooner or later; not when it is done without."""
        while self.is_alive():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_blocking_pids(%s)", [self.backend or 0])
                if cursor.fetchone()[0]:
                    return True
            time.sleep(0.002)
        return False


def in_hand(stages) -> list[str]:
    """Those of which somebody else has a row."""
    held = []
    for stage in stages:
        try:
            with transaction.atomic():
                lock(stage, nowait=True)
                transaction.set_rollback(True)
        except OperationalError:
            held.append(stage)
    return held


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_whoever_waits_for_a_row_holds_none_that_comes_later(scene):
    act, stages, waited, too_early = scene(UserFactory()), list(STAGES), [], {}

    for number, stage in enumerate(stages):
        worker = Worker(act)
        with transaction.atomic():
            lock(stage)
            worker.start()
            if worker.waits():
                waited.append(stage)
                too_early[stage] = in_hand(stages[number + 1 :])
        worker.join()
        assert worker.failure is None

    assert {stage: held for stage, held in too_early.items() if held} == {}
    assert " ".join(waited) == SCENES[scene]
