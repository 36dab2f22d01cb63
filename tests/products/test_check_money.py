"""`manage.py check_money` adds every sum of money up again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from products.actions import payouts, sales, shifts
from products.models import IncomeMonth
from tests.factories import ClaimFactory, DeductionRuleFactory, LotFactory, PayoutRunFactory, SaleFactory, UserFactory
from tests.factories.money import line_of
from tests.products.sold import sell
from tests.products.tills import Till

pytestmark = pytest.mark.django_db


def checked() -> str:
    said = StringIO()
    call_command("check_money", stdout=said)
    return said.getvalue()


def spoil(table: str, change: str):
    """What no role of the application can do: write past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE products_{table} DISABLE TRIGGER USER")
        cursor.execute(change)
        cursor.execute(f"ALTER TABLE products_{table} ENABLE TRIGGER USER")


def a_day_at_the_till():
    """Three sales of which one was voided and one is paid later, a deduction, a payout, a closed drawer."""
    DeductionRuleFactory(channel="bazar")
    stand = Till()
    for number in (1, 2):
        sale = sell(stand.bazaar, line_of(stand.lots[0], number), shift=stand.shift)
    sales.void(sale=sale, reason="Salah", by=stand.cashier)
    shifts.close(shift=stand.shift, counted_rupiah=135_000, by=stand.cashier)
    SaleFactory(lot=LotFactory(passed=True), claim=ClaimFactory())
    payouts.pay_all(run=PayoutRunFactory(lot=stand.lots[0], approved=True), by=UserFactory())


def test_money_that_follows_from_its_parts_is_equal():
    a_day_at_the_till()

    assert checked() == "Sama: 2 saldo dari 7 pendapatan, 3 nota dan 1 giliran kasir.\n"


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("account", "UPDATE products_account SET due_rupiah = due_rupiah + 1", "hak: seharusnya"),
        ("account", "UPDATE products_account SET waiting_rupiah = 5", "menunggu: seharusnya"),
        ("account", "UPDATE products_account SET paid_rupiah = 0 WHERE paid_rupiah > 0", "tercatat Rp0"),
        ("account", "DELETE FROM products_account WHERE paid_rupiah > 0", "dibayar: seharusnya Rp34.125, tercatat Rp0"),
        ("incomemonth", "UPDATE products_incomemonth SET net_rupiah = 1", "bersih: seharusnya"),
        ("incomemonth", "DELETE FROM products_incomemonth", "menunggu: seharusnya"),
        ("earning", "DELETE FROM products_earning WHERE kind = 'batal'", "hak pembuat baris"),
        ("sale", "UPDATE products_sale SET total_rupiah = total_rupiah + 1", "jumlah baris: seharusnya"),
        ("salepayment", "DELETE FROM products_salepayment", "pembayaran: seharusnya Rp0, tercatat Rp35.000"),
        ("balance", "UPDATE products_balance SET quantity = quantity + 1", "barang di pembeli, bagian"),
        ("shift", "UPDATE products_shift SET opening_rupiah = 0", "seharusnya Rp35.000, tercatat Rp135.000"),
    ],
)
def test_what_does_not_follow_is_named(table, change, said):
    a_day_at_the_till()
    spoil(table, change)
    heard = StringIO()

    with pytest.raises(CommandError, match="tidak sama dengan bagian-bagiannya"):
        call_command("check_money", stdout=heard)

    assert said in heard.getvalue()


@pytest.mark.parametrize(
    "change", ["UPDATE products_incomemonth SET net_rupiah = 1", "DELETE FROM products_incomemonth"]
)
def test_the_months_of_people_are_written_anew(change):
    a_day_at_the_till()
    spoil("incomemonth", change)

    call_command("check_money", rebuild_months=True, stdout=StringIO())

    assert checked().startswith("Sama")
    with pytest.raises(DatabaseError, match="income_month_follows_the_ledger"), transaction.atomic():
        IncomeMonth.objects.update(net_rupiah=1)
