"""For the machine that runs the application: is the process alive, is the database there."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.utils import InterfaceError, OperationalError
from django.http import HttpResponse
from django.views.decorators.http import require_safe


class HealthMiddleware:
    """Answers before anything asks who is there: the session of a cookie is in the database too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = {"/healthz": healthz, "/readyz": readyz}.get(request.path)
        return view(request) if view else self.get_response(request)


@login_not_required
@require_safe
def healthz(request):
    """Alive. Asks nothing of the database, so that an outage does not restart healthy workers."""
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request):
    """Ready for visitors: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (OperationalError, InterfaceError):
        return HttpResponse("database unavailable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
