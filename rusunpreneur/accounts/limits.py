"""How much one user may send in a minute: more than any hand can, less than a script that runs away.

Counted in the database, which all workers share, by one statement (docs/decisions/0014). Before signing in, allauth and
axes count by address and account.
"""

from functools import wraps

from django.conf import settings
from django.db import connection

from rusunpreneur.accounts.models import Pace
from rusunpreneur.errors import too_many_requests

READS = {"GET", "HEAD", "OPTIONS"}
COUNT = """
    INSERT INTO accounts_pace AS pace (user_id, kind, minute, requests)
    VALUES (%s, %s, date_trunc('minute', now()), 1)
    ON CONFLICT (user_id, kind) DO UPDATE SET
        requests = CASE WHEN pace.minute = excluded.minute THEN pace.requests + 1 ELSE 1 END,
        minute = excluded.minute
    RETURNING requests, 60 - floor(extract(second FROM now()))::int
"""


def refusal(request, kind):
    """Count this request; the answer to give instead when it is one too many."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [request.user.pk, kind])
        requests, seconds_left = cursor.fetchone()
    if requests > settings.REQUESTS_PER_MINUTE[kind]:
        return too_many_requests(request, seconds=seconds_left)
    return None


class WritesMiddleware:
    """Counts whatever a signed-in user sends, the admin included."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_write = request.method not in READS and request.user.is_authenticated
        return (is_write and refusal(request, Pace.Kind.WRITES)) or self.get_response(request)


def exports(view):
    """For views that put many people into a file; below `allow`."""

    @wraps(view)
    def counted(request, *args, **kwargs):
        return refusal(request, Pace.Kind.EXPORTS) or view(request, *args, **kwargs)

    return counted
