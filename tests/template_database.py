"""The database that test databases are copied from: migrated once for each set of migrations, not once a worker."""

import contextlib
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg2
from django.db.migrations.loader import MigrationLoader
from psycopg2 import sql

ROOT = Path(__file__).parent.parent
LOCK = 20_260_101  # any number that nothing else in the project locks by
KEPT = 4  # of earlier sets of migrations, for other branches
PREFIX = "migrated_"


def ensure(settings: dict) -> str:
    """Its name; whoever comes first makes it, the others wait. `settings` are those of the database in Django."""
    name = PREFIX + fingerprint()
    with contextlib.closing(connected(settings)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        made = made_before(cursor)
        if name not in made:
            for old in made[KEPT:]:
                cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))
            make(cursor, name, settings)
    return name


def fingerprint() -> str:
    """Of the text of every migration, those of other packages included."""
    found = hashlib.sha256()
    for _, migration in sorted(MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items()):
        found.update(Path(sys.modules[migration.__module__].__file__).read_bytes())
    return found.hexdigest()[:16]


def made_before(cursor) -> list[str]:
    """The newest first."""
    cursor.execute("SELECT datname FROM pg_database WHERE datname ~ %s ORDER BY oid DESC", [f"^{PREFIX}[0-9a-f]+$"])
    return [name for (name,) in cursor.fetchall()]


def make(cursor, name, settings) -> None:
    """Under another name until it is whole: a run that was broken off leaves nothing that looks finished."""
    draft = f"{name}_draft"
    cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(draft)))
    cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(draft)))
    environment = {**os.environ, "DATABASE_URL": address(settings, draft), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    cursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(name)))


def connected(settings):
    connection = psycopg2.connect(address(settings, "postgres"))
    connection.autocommit = True
    return connection


def address(settings, name) -> str:
    user, password = (quote(settings[key], safe="") for key in ("USER", "PASSWORD"))
    return f"postgres://{user}:{password}@{settings['HOST']}:{settings['PORT']}/{name}"
