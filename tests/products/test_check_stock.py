"""`manage.py check_stock` adds every balance up again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from products.models import Lot
from tests.factories import InspectionFactory, StockCountFactory

pytestmark = pytest.mark.django_db


def checked() -> str:
    said = StringIO()
    call_command("check_stock", stdout=said)
    return said.getvalue()


def spoil(sql: str, *values):
    """What no role of the application can do: write a balance past its trigger."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE products_balance DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        cursor.execute("ALTER TABLE products_balance ENABLE TRIGGER USER")


def test_balances_that_follow_from_their_moves_are_equal():
    InspectionFactory()
    StockCountFactory()

    assert checked().startswith("Sama: ")


@pytest.mark.parametrize(
    "change", ["UPDATE products_balance SET quantity = quantity + 1", "DELETE FROM products_balance"]
)
def test_a_balance_that_is_not_what_moved_is_named(change):
    lot = InspectionFactory().lot
    said = StringIO()
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    spoil(f"{change} WHERE lot_id = %s AND grade = 'A'", lot.pk)

    with pytest.raises(CommandError, match="3 saldo tidak sama"):
        call_command("check_stock", stdout=said)

    assert f"gudang {lot.rusunawa.name} A: seharusnya 7, tercatat" in said.getvalue()
    assert f"{lot.code}, semua bagian, rusunawa" in said.getvalue()


def test_what_is_in_stock_is_written_by_moves_alone():
    lot = InspectionFactory().lot

    Lot.objects.filter(pk=lot.pk).update(in_stock=999)

    lot.refresh_from_db()
    assert lot.in_stock == lot.quantity
