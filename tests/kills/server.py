"""gunicorn as in production, over the database of the test, and somebody who kills its workers at any moment."""

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import time

import psycopg2
from django.db import connection

from tests import template_database

WORKERS, START_SECONDS = 2, 30
#: the server's sessions at the database carry it, so that no other is ended
NAME = "kills"
END_ONE = """
    SELECT pg_terminate_backend(pid) FROM (
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s
        ORDER BY random() LIMIT 1) one
"""


def database() -> str:
    """The address of the database that the test writes to."""
    return template_database.address(connection.settings_dict, connection.settings_dict["NAME"])


class Server:
    """Its master lives, its workers come and go."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        own = {"BIND": "127.0.0.1", "PORT": str(self.port), "WEB_CONCURRENCY": str(WORKERS), "PGAPPNAME": NAME}
        own |= {"DATABASE_URL": database(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        command = [sys.executable, "-m", "gunicorn", "-c", "python:rusunpreneur.serving", "--log-level", "critical"]
        self.master = subprocess.Popen([*command, "rusunpreneur.wsgi"], env=os.environ | own, stderr=subprocess.DEVNULL)
        self.address = ("127.0.0.1", self.port)
        self.session = psycopg2.connect(database())
        self.session.autocommit = True

    def __enter__(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.master.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(self.address, timeout=1):
                return self
            time.sleep(0.1)
        self.__exit__()
        raise RuntimeError("The server did not start.")

    def __exit__(self, *error):
        self.session.close()
        self.master.terminate()
        self.master.wait(20)

    def workers(self) -> list[int]:
        """Processes of this server that live: children of the one that was started here."""
        with open(f"/proc/{self.master.pid}/task/{self.master.pid}/children") as listed:
            return [pid for pid in map(int, listed.read().split()) if _lives(pid)]

    def kill_a_worker(self) -> bool:
        """False when none is there, or it went by itself meanwhile."""
        with contextlib.suppress(IndexError, ProcessLookupError):
            os.kill(random.choice(self.workers()), signal.SIGKILL)
            return True
        return False

    def end_a_session(self) -> int:
        """One of the server's own at the database."""
        with self.session.cursor() as cursor:
            cursor.execute(END_ONE, [NAME])
            return cursor.rowcount


def _lives(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
