"""The process that writes long lists, one after the other; at most one at a time, so that pages stay quick.

It holds a lock for as long as it lives, on the session that notes how far it is: what was begun and has no writer was
left by one that is gone, and only who holds the lock can say that a file is ready.
"""

import shutil
from contextlib import suppress

import structlog
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import Http404, QueryDict
from django.utils import timezone
from psycopg2 import sql

from rusunpreneur.accounts.models import Export
from rusunpreneur.accounts.models.export import LEFT, WRITER
from rusunpreneur.dashboards.exports import registry, workbook

BROKEN = "Ada kesalahan di server. Bila terulang, beri tahu admin."
NOT_YOURS = "Daftar ini tidak lagi terbuka untuk Anda."
TOO_LONG = "Daftarnya lebih dari 1.000.000 baris, lebih panjang dari selembar Excel. Persempit dulu, misalnya masanya."
#: All rows are of one moment. A page must not last long, a list of a million rows may. A cursor is planned for the
#: first tenth of its rows unless it says that it reads all: each would look its words up by itself, twice as slow.
SNAPSHOT = """
    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
    SET LOCAL statement_timeout = '10min';
    SET LOCAL cursor_tuple_fraction = 1;
    SET LOCAL idle_in_transaction_session_timeout = '10min'
"""
log = structlog.get_logger(__name__)


class AskedAnewError(Exception):
    """Meanwhile, or forgotten: what is being written is wanted by nobody."""


def write_all():
    """Whatever waits; ends at once where another does it already."""
    while Export.objects.waiting().exists():  # asked again without the lock: one may have come as it was given back
        with Writer() as writer:
            if not writer.is_alone:
                return
            writer.close_what_was_left()
            while export := Export.objects.waiting().select_related("user").first():
                with suppress(AskedAnewError):
                    writer.write(export)


class Writer:
    def __enter__(self):
        self.session = connection.copy()
        with self.session.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")  # how far it is need not wait for the disk
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", WRITER)
            self.is_alone = cursor.fetchone()[0]
        return self

    def __exit__(self, *error):
        self.session.close()

    def close_what_was_left(self):
        for export in Export.objects.begun():
            self._note(export, ended_at=timezone.now(), failure=LEFT)

    def write(self, export: Export):
        self._note(export, started_at=timezone.now())
        try:
            self._write(export)
        except AskedAnewError:
            raise
        except Http404:
            self._failed(export, NOT_YOURS)
        except ValidationError as error:
            self._failed(export, error.messages[0])
        except Exception:
            log.exception("export_failed", export=export.pk)
            self._failed(export, BROKEN)
        else:
            self._note(export, ended_at=timezone.now(), size=export.path.stat().st_size)

    @transaction.atomic
    def _write(self, export: Export):
        with connection.cursor() as cursor:
            cursor.execute(SNAPSHOT)
        if export.user.access.digest != export.rights or not export.user.may_sign_in:
            raise Http404
        listing = registry.asked(export.user, export.name, QueryDict(export.query))
        total = listing.rows.count()
        if total > workbook.MOST_ROWS:
            raise ValidationError(TOO_LONG)
        self._note(export, rows_total=total)
        _emptied(export.folder)
        workbook.write(
            listing, export.path, by=export.user, total=total, on_rows=lambda n: self._note(export, rows_written=n)
        )

    def _failed(self, export: Export, why: str):
        shutil.rmtree(export.folder, ignore_errors=True)
        self._note(export, ended_at=timezone.now(), failure=why)

    def _note(self, export: Export, **values):
        """Seen by everybody at once; raises when the session, and the lock with it, is gone, or what was asked for."""
        sets = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in values)
        update = sql.SQL("UPDATE accounts_export SET {} WHERE id = %s AND asked_at = %s AND ended_at IS NULL")
        with self.session.cursor() as cursor:
            cursor.execute(update.format(sets), [*values.values(), export.pk, export.asked_at])
            if not cursor.rowcount:
                raise AskedAnewError


def _emptied(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
