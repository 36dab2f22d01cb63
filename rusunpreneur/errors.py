"""The pages people get when something is wrong, in the words of the house."""

import secrets
import sys

import structlog
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string

log = structlog.get_logger(__name__)

RETRY_AFTER_SECONDS = 10
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field
SIGNING_IN = ("/masuk/", "/akun/")


def is_outage(exception: BaseException | None) -> bool:
    """True for a database that cannot be reached or is too busy."""
    return isinstance(exception, OperationalError | InterfaceError)


def typed_into(request) -> dict:
    """What a form sent, for the page to send it again; nothing of a form with passwords, codes or files."""
    nothing = {"typed": [], "csrf_token": ""}
    if request.method != "POST" or request.path.startswith(SIGNING_IN):
        return nothing
    try:
        fields = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
        if request.FILES or any("password" in name for name, _ in fields):
            return nothing
    except (SuspiciousOperation, MultiPartParserError, OSError):  # it could not be read to its end
        return nothing
    return {"typed": fields, "csrf_token": request.POST.get(TOKEN, "")}  # a new one could not be made without a session


def server_error(request, template_name="500.html"):
    """500, or 503 when the cause is a database that is away; both render without it.

    The code lets a user on the phone and an engineer at the log speak of the same event.
    """
    if is_outage(sys.exc_info()[1]):
        log.error("database_unavailable")
        answer = HttpResponse(render_to_string("503.html", typed_into(request)), status=503)
        answer["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return answer
    code = f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()
    log.error("server_error", code=code, path=request.path)
    return HttpResponse(render_to_string("500.html", {"code": code}), status=500)


def wants_json(request) -> bool:
    return (
        request.content_type == "application/json"
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


def too_many_requests(request, *, seconds=60):
    """429, in the form that the sender can read, and when to come again."""
    sentence = f"Terlalu banyak permintaan. Tunggu {seconds} detik, lalu coba lagi."
    if wants_json(request):
        answer = JsonResponse({"error": sentence}, status=429)
    elif request.headers.get("HX-Request"):
        answer = HttpResponse(sentence, status=429)
    else:
        page = render_to_string("429.html", {"seconds": seconds} | typed_into(request))
        answer = HttpResponse(page, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def csrf_failure(request, reason=""):
    """A form that was open for too long: the page says so and offers to go on."""
    return render(request, "403.html", {"is_expired_form": True}, status=403)
