"""How long a sign-in lasts: by role, shorter where more can be seen (facts/practice.md section 9)."""

from datetime import timedelta
from time import time

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login

from rusunpreneur.access import Role

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


def lifetime(roles) -> tuple[timedelta, timedelta]:
    """The strictest idle and absolute limit among the roles somebody holds."""
    limits = [LIFETIMES[role] for role in roles if role in LIFETIMES] or [DEFAULT]
    return min(idle for idle, _ in limits), min(absolute for _, absolute in limits)


class SessionLifetimeMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and not self._goes_on(request):
            logout(request)
            if not request.headers.get("HX-Request") and request.content_type != "application/json":
                return redirect_to_login(request.get_full_path())
        return self.get_response(request)

    def _goes_on(self, request) -> bool:
        now, session = int(time()), request.session
        started, seen = session.setdefault(STARTED, now), session.get(SEEN, now)
        idle, absolute = lifetime(request.user.access.roles)
        if now - seen > idle.total_seconds() or now - started > absolute.total_seconds():
            return False
        if now - seen >= NOTE_EVERY_SECONDS or SEEN not in session:
            session[SEEN] = now
        return True
