"""The database that is measured: made once, kept, made again when it is too small."""

import sys

from django.core.management import call_command
from django.db import connection

from participants.models import Participant
from products.models import Earning, Inspection, Lot, Sale, SaleLine, StockMove
from programs.models import Attendance, Training
from tests.bench import goods, money


def fill(people: int, lots: int, lines: int) -> dict[str, int]:
    """Bring people, lots and sale lines up to these numbers, with all that hangs on them; answers how many rows."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("seed_demo", years=0, stdout=sys.stderr)
    missing = people - Participant.objects.count()
    if missing > 25:
        call_command("seed_demo", years=0, people=missing, stdout=sys.stderr)
    is_new = any([missing > 25, goods.fill(lots), money.fill(lines)])
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")  # a page must not last so long, reading every table may
        cursor.execute("VACUUM ANALYZE" if is_new else "ANALYZE")
    return {
        "people": Participant.objects.count(),
        "trainings": Training.objects.count(),
        "marks": Attendance.objects.count(),
        "lots": Lot.objects.count(),
        "inspections": Inspection.objects.count(),
        "moves": StockMove.objects.count(),
        "sales": Sale.objects.count(),
        "lines": SaleLine.objects.count(),
        "earners": Earning.objects.order_by().values("participant").distinct().count(),
    }
