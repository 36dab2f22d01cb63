"""History that the database writes: who changed what, when, from and to.

Triggers (django-pghistory) see every write, bulk ones and the admin's included, and the event
tables refuse UPDATE and DELETE. `kept_in_history` is the one way a model gets a history.
"""

from contextlib import contextmanager

import pghistory
import pgtrigger
from pghistory.middleware import HistoryMiddleware as PghistoryMiddleware


def kept_in_history(exclude=()):
    """Class decorator: one event a change, append-only, with user and reason on the event itself.

    `exclude` names fields that must never be copied: NIK, phone, passwords.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        append_only=True,
        obj_field=pghistory.ObjForeignKey(related_name="events", related_query_name="event"),
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,
        level=pgtrigger.Statement,
    )


class HistoryMiddleware(PghistoryMiddleware):
    """Names the user in every event of a request that writes."""

    def get_context(self, request):
        return {"user": request.user.pk if request.user.is_authenticated else None}


@contextmanager
def because(reason: str):
    """The changes inside carry this reason, those after it the one from before."""
    with pghistory.context() as said:
        before = dict(said.metadata)
        with pghistory.context(reason=reason):
            try:
                yield
            finally:
                said.metadata.clear()
                said.metadata.update(before)
