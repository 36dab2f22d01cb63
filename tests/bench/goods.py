"""Lots, judgements and moves by the hundred thousand, built in the database itself."""

from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from products import ledger_check
from products.models import Lot

SQL = Path(__file__).with_name("goods.sql")


def fill(lots: int) -> bool:
    """Bring the goods up to this many lots; answers whether anything was missing."""
    if (missing := lots - Lot.objects.count()) <= 0:
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        with triggers_off(cursor):
            cursor.execute(SQL.read_text(), {"lots": missing})
    if wrong := ledger_check.differences():
        raise RuntimeError(f"{len(wrong)} balances differ from the moves: {wrong[0]}")
    return True


@contextmanager
def triggers_off(cursor):
    """The owner of the tables may turn off the application's triggers for a while; foreign keys stay."""
    _turn(cursor, "DISABLE")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _turn(cursor, "ENABLE")


def _turn(cursor, way: str):
    for model in apps.get_app_config("products").get_models():
        if model._meta.managed and not model._meta.proxy:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" {way} TRIGGER USER')
