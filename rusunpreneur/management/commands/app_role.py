import os

import pgtrigger
from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from psycopg2 import sql

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE")
PASSWORD = "APP_ROLE_PASSWORD"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
#: What only migrations write.
READ_ONLY = {"django_migrations"}


class Command(BaseCommand):
    help = (
        "Make the database role that serves the application, or bring its rights up to date: no rewriting of history, "
        "no TRUNCATE, no changes of tables. Run as the owner of the tables, after every migration "
        f"(docs/decisions/0003). A new role gets the password in {PASSWORD}."
    )

    def add_arguments(self, parser):
        parser.add_argument("role", nargs="?", default="rusunpreneur_app")

    def handle(self, *, role, **options):
        with transaction.atomic(), connection.cursor() as cursor:
            create(cursor, role)
            grant(cursor, role)
        self.stdout.write(f"{role}: rights are up to date.")


def forbidden() -> dict[str, set[str]]:
    """table -> what its triggers refuse to everybody: events and logs are never changed, some rows never deleted."""
    refused = {}
    for model in apps.get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            if isinstance(trigger, pgtrigger.Protect) and trigger.condition is None:
                refused.setdefault(model._meta.db_table, set()).update(str(trigger.operation).split(" OR "))
    return refused


def create(cursor, role: str):
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if cursor.fetchone() is None:
        cursor.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(sql.Identifier(role)))
    if password := os.environ.get(PASSWORD):
        cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD %s").format(sql.Identifier(role)), [password])


def grant(cursor, role: str):
    """Everything is taken first, so that a right that is no longer meant does not stay."""
    refused, name = forbidden(), sql.Identifier(role)
    for command in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM {}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}",
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}",
    ):
        cursor.execute(sql.SQL(command).format(name))
    cursor.execute(TABLES)
    for (table,) in cursor.fetchall():
        rights = {"SELECT"} if table in READ_ONLY else set(RIGHTS) - refused.get(table, set())
        listed = sql.SQL(", ").join(sql.SQL(right) for right in RIGHTS if right in rights)
        cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(listed, sql.Identifier(table), name))
