"""A database of its own for the measurement, before Django is set up."""

import os
from contextlib import closing

import django
import psycopg2

from rusunpreneur.postgres import ensure_running


def prepare(name: str) -> None:
    """Django over a database of its own beside the demo's, and the application with the floor in it."""
    os.environ["RUSUNPRENEUR_DEMO"] = "1"
    os.environ["DATABASE_URL"] = create(os.environ.get("DATABASE_URL") or ensure_running(), name)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    django.setup()


def create(url: str, name: str) -> str:
    """Make sure the database exists beside the one of `url`; answers its address."""
    base, _, _ = url.rpartition("/")
    with closing(psycopg2.connect(url)) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}"')
    return f"{base}/{name}"
