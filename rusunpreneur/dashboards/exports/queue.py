"""Asking for a list that is written while one waits elsewhere (docs/decisions/0021), and forgetting it."""

import shutil
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rusunpreneur.accounts.models import Export, User
from rusunpreneur.accounts.models.export import FOLDER, KEPT
from rusunpreneur.dashboards.exports.lists import LongList

#: of one user at a time
MOST = 3
FULL = "Sudah ada {} daftar Anda yang sedang disiapkan. Tunggu sampai salah satunya selesai."
PATIENCE = timedelta(seconds=10)
COMMAND = [sys.executable, "manage.py", "write_exports"]
AFRESH = {"started_at": None, "ended_at": None, "rows_total": None, "rows_written": 0, "size": None, "failure": ""}


def found(user, listing: LongList) -> Export | None:
    """What this user asked for in the same words."""
    return Export.objects.of(user).with_writer().filter(name=listing.name, query=listing.query).first()


@transaction.atomic
def ask(*, user, listing: LongList) -> Export:
    """While it is under way, asking again changes nothing; raises ValidationError when there are too many."""
    User.objects.select_for_update(of=["self"], no_key=True).get(pk=user.pk)
    before = found(user, listing)
    if before and before.is_under_way:
        return before
    if sum(export.is_under_way for export in user.exports.unfinished().with_writer()) >= MOST:
        raise ValidationError(FULL.format(MOST), code="full")
    values = AFRESH | {"asked_at": timezone.now(), "rights": user.access.digest}
    export, _ = Export.objects.update_or_create(user=user, name=listing.name, query=listing.query, defaults=values)
    transaction.on_commit(start)
    return export


def start():
    """A process of its own: its memory is given back, and the server may be restarted meanwhile."""
    child = subprocess.Popen(COMMAND, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, start_new_session=True)
    threading.Thread(target=child.wait, daemon=True).start()  # else it would stay in the list of processes


def revive(export: Export):
    """Who looks at a list that waits long and has no writer wakes one: the last was ended before its turn."""
    if export.is_waiting and not export.writer_lives and export.asked_at < timezone.now() - PATIENCE:
        start()


def ahead(export: Export) -> int:
    """How many lists are written before it."""
    earlier = Export.objects.waiting().filter(asked_at__lt=export.asked_at).count()
    return earlier + (1 if export.writer_lives else 0)


def forget(*, now: datetime) -> int:
    """What was asked for a day ago, and files of which nobody knows any more."""
    folders = list((Path(settings.MEDIA_ROOT) / FOLDER).glob("*"))  # before the rows: each folder had one first
    forgotten = Export.objects.filter(asked_at__lt=now - KEPT).delete()[0]
    known = {str(key) for key in Export.objects.values_list("public_id", flat=True)}
    for folder in folders:
        if folder.name not in known:
            shutil.rmtree(folder, ignore_errors=True)
    return forgotten
