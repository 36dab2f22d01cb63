from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from products import month_check
from products.actions import statement_links
from programs.actions import imports
from rusunpreneur.accounts import submissions
from rusunpreneur.dashboards.exports import queue

KEPT_DAYS = 30


def expired_sessions(before: datetime) -> int:
    """Sign-ins that ended, and where and with what they were made; how long one lasts is said elsewhere."""
    call_command("clearsessions")
    return UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()[0]


#: What is forgotten: what the office calls it, and what forgets it and says how many. More is added here.
PURGES = (
    ("impor tanpa keputusan", lambda before: imports.discard_forgotten(sent_before=before)),
    ("sesi masuk yang berakhir", expired_sessions),
    ("percobaan kode rincian", lambda before: statement_links.forget_tries(before=before)),
    ("jumlah yang digabung", lambda before: month_check.fold()),
    ("berkas yang disiapkan", lambda before: queue.forget(now=timezone.now())),  # these for a day
    ("kunci kiriman formulir", lambda before: submissions.forget(sent_before=before)),
)


class Command(BaseCommand):
    help = "Forget what is kept only for a while. Meant to run every night; running it again does no harm."

    def handle(self, **options):
        before = timezone.now() - timedelta(days=KEPT_DAYS)
        for label, purge in PURGES:
            self.stdout.write(f"{label}: {purge(before)}")
