"""A million sale lines with what they brought their makers, built in the database itself."""

from pathlib import Path

from django.db import connection, transaction

from products import income_rebuild, month_check
from products.models import SaleLine
from tests.bench.goods import triggers_off

SQL = Path(__file__).with_name("money.sql")
SOME = 1000  # the demo sells a little itself


def fill(lines: int) -> bool:
    """Sell what the goods say is with its buyers, in this many lines; answers whether that had to be done."""
    if SaleLine.objects.count() >= min(lines, SOME * 10):
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        with triggers_off(cursor):
            cursor.execute(SQL.read_text(), {"lines": lines})
        income_rebuild.rebuild()
        month_check.rebuild()
    return True
