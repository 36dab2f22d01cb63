"""The database that is measured: made once, kept, made again when it is too small."""

import sys

from django.core.management import call_command
from django.db import connection

from participants.models import Participant
from products.models import Inspection, Lot, StockMove
from programs.models import Attendance, Training
from tests.bench import goods


def fill(people: int, lots: int) -> dict[str, int]:
    """Bring the data up to this many people and lots, with all that hangs on them; answers the numbers of rows."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("seed_demo", stdout=sys.stderr)
    missing = people - Participant.objects.count()
    if missing > 25:
        call_command("seed_demo", people=missing, stdout=sys.stderr)
    is_new = goods.fill(lots) or missing > 25
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
    }
