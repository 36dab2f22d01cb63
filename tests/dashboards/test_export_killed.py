"""A writer that is killed half way: no list stays as if it were being written, and the next is."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from rusunpreneur.access import Role
from rusunpreneur.dashboards.exports import queue, writer
from tests import template_database
from tests.dashboards.exports import LATELY, address_of, page_of, seen
from tests.factories import ExportFactory, LotFactory, SaleFactory

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30
#: the command as it is, but for a list that has no end
SLOW = """
import time, django
django.setup()
from rusunpreneur.dashboards.exports import workbook, writer
def write(listing, path, *, on_rows, **said):
    on_rows(1)
    time.sleep(600)
workbook.write = write
writer.write_all()
"""


def test_a_writer_that_was_killed_leaves_nothing_running(sign_in, monkeypatch):
    monkeypatch.setattr(queue, "start", lambda: None)
    client, lot = sign_in(Role.OFFICIAL), LotFactory(passed=True)
    for _ in range(3):
        SaleFactory(lot=lot, quantity=1, price=15_000)
    export = ExportFactory(user=client.user, query=LATELY)
    with slow_writer() as child:
        until(lambda: seen(export).rows_written == 1)
        assert "Menulis 1 dari 3 baris" in page_of(client, export)

        os.kill(child.pid, signal.SIGKILL)
    until(lambda: not seen(export).is_under_way)

    assert "terhenti sebelum selesai" in page_of(client, export)
    later = ExportFactory(user=client.user, query="masa=2026-01")
    writer.write_all()
    assert seen(export).failure == seen(export).why
    assert seen(later).is_ready
    client.post(address_of(export))
    writer.write_all()
    assert seen(export).is_ready


@contextmanager
def slow_writer():
    address = template_database.address(connection.settings_dict, connection.settings_dict["NAME"])
    own = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    child = subprocess.Popen([sys.executable, "-c", SLOW], env=os.environ | own)
    try:
        yield child
    finally:
        child.kill()
        child.wait()


def until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)
