"""Who is counted after a wrong password: one account from one address, so that nobody locks out an office."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.loader import render_to_string


def refuse(request, response=None, credentials=None):
    """The page of somebody who is locked out, and when to come again."""
    page = render_to_string("account/lockout.html")
    wait = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return HttpResponse(page, status=429, headers={"Retry-After": str(wait)})


def attempted_name(request, credentials=None) -> str:
    """The name as typed, without the differences that sign-in overlooks."""
    typed = (credentials or {}).get("login") or request.POST.get("login", "")
    return str(typed).strip().casefold()[:255]


def client_address(request) -> str | None:
    """The same address that allauth limits by; behind a proxy see BEHIND_PROXY."""
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:  # no address at all, such as over a socket file
        return None
