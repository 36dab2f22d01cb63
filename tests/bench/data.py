"""The database that is measured: made once, kept, made again when it is too small."""

import sys

from django.core.management import call_command
from django.db import connection

from participants.models import Participant
from programs.models import Attendance, Training


def fill(people: int) -> dict[str, int]:
    """Bring the data up to this many people, with trainings and marks; answers the numbers of rows."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("seed_demo", stdout=sys.stderr)
    missing = people - Participant.objects.count()
    if missing > 25:
        call_command("seed_demo", people=missing, stdout=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if missing > 25 else "ANALYZE")
    return {
        "people": Participant.objects.count(),
        "trainings": Training.objects.count(),
        "marks": Attendance.objects.count(),
    }
