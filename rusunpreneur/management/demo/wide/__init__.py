"""Years of ordinary history at every rusunawa that no story of its own is told of: enough for dashboards to show
trends, seasons, places that do well, one that waits for QC and some that train much and sell little.

Thought out first and written in bulk; the triggers see all of it, so every sum and every rule holds as ever.
"""

from random import Random

from django.db import connection
from django.utils import timezone

from programs.models import Program
from rusunpreneur.management.demo.people import Population
from rusunpreneur.management.demo.wide import aims, classes, goods, pay, sales
from rusunpreneur.management.demo.wide.places import places


def seed(number: int, years: int):
    """Once."""
    if not years or Program.objects.filter(name=classes.PROGRAM).exists():
        return
    rng, now = Random(number + 90), timezone.now()  # noqa: S311 - invented history, no secrets
    there = places(rng, months=12 * years)
    learned = classes.seed(Population(number + 91), there, rng)
    _look_again()
    made = goods.seed(goods.told(there, learned, rng, now), now)
    _look_again()
    sales.seed(made, rng, now)
    _look_again()
    pay.seed(now)
    aims.seed(Random(number + 92))  # noqa: S311 - as above


def _look_again():
    """Nobody has told PostgreSQL yet that these tables grew: it would join them row by row."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
