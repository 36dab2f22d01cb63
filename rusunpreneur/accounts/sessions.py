"""How long a sign-in lasts: by role, shorter where more can be seen (facts/practice.md section 9)."""

from datetime import timedelta
from time import time

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse, JsonResponse

from rusunpreneur.access import Role
from rusunpreneur.errors import wants_json

STARTED, SEEN = "signed_in_at", "seen_at"
#: role -> (idle, absolute)
LIFETIMES = {
    Role.ADMIN: (timedelta(minutes=30), timedelta(hours=8)),
    Role.STAFF: (timedelta(hours=8), timedelta(hours=12)),
    Role.QC: (timedelta(hours=8), timedelta(hours=12)),
    Role.OFFICIAL: (timedelta(hours=8), timedelta(hours=12)),
    Role.PARTNER: (timedelta(hours=8), timedelta(hours=12)),
    Role.COORDINATOR: (timedelta(days=7), timedelta(days=30)),
    Role.CASHIER: (timedelta(days=7), timedelta(days=30)),
}
DEFAULT = LIFETIMES[Role.STAFF]
NOTE_EVERY_SECONDS = 60
SIGN_IN_AGAIN = "Anda sudah keluar. Masuk lagi, lalu kirim ulang; yang sudah diisi tidak hilang."


def lifetime(roles) -> tuple[timedelta, timedelta]:
    """The strictest idle and absolute limit among the roles somebody holds."""
    limits = [LIFETIMES[role] for role in roles if role in LIFETIMES] or [DEFAULT]
    return min(idle for idle, _ in limits), min(absolute for _, absolute in limits)


class SessionLifetimeMiddleware:
    """Ends a sign-in that lasted too long or lay idle; who asks for a page is then asked to sign in.

    Activity is noted once a minute, not on every request, so that a page that only reads stays without a write.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and not self._goes_on(request):
            logout(request)
        return self.get_response(request)

    def _goes_on(self, request) -> bool:
        now, session = int(time()), request.session
        started, seen = session.setdefault(STARTED, now), session.get(SEEN, now)
        idle, absolute = lifetime(request.user.access.roles)
        if now - seen > idle.total_seconds() or now - started > absolute.total_seconds():
            return False
        if now - seen >= NOTE_EVERY_SECONDS or SEEN not in session:
            session[SEEN] = now
            UserSession.objects.create_from_request(request)
        return True


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page asks a stranger to sign in; a script is told so, instead of being sent a page it cannot read."""

    def handle_no_permission(self, request, view_func):
        to_sign_in = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request"):
            return HttpResponse(SIGN_IN_AGAIN, status=401, headers={"HX-Redirect": to_sign_in.url})
        if wants_json(request):
            return JsonResponse({"message": SIGN_IN_AGAIN, "sign_in": to_sign_in.url}, status=401)
        return to_sign_in
