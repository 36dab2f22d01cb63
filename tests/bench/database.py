"""A database of its own for the measurement, before Django is set up."""

from contextlib import closing

import psycopg2


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
