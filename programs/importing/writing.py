"""Says that a list is being written, exactly as long as its transaction lives.

The sign is a lock that PostgreSQL gives back by itself when the transaction ends, however it ends: no list is
left marked as being written by a server that was switched off half way.
"""

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

NAMESPACE = 4207  # among the advisory locks of this database, ours
BEGIN = "SELECT pg_advisory_xact_lock(%s, (%s & 2147483647)::int)"
IS_GOING_ON = """
    EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND classid = %s AND objsubid = 2
            AND objid::bigint = (programs_importbatch.id & 2147483647)
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""


def begin(batch):
    with connection.cursor() as cursor:
        cursor.execute(BEGIN, [NAMESPACE, batch.pk])


def is_going_on() -> RawSQL:
    """To annotate import batches with."""
    return RawSQL(IS_GOING_ON, [NAMESPACE], output_field=BooleanField())  # noqa: S611 - our own words alone
