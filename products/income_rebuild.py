"""The months of people, written anew from the ledger, by the owner of the tables."""

from django.db import connection, transaction

from products.models.income_month import ADD_LINES

#: Nobody earns or pays a claim meanwhile; who reads sees the old months until these stand.
ANEW = (
    "LOCK TABLE products_earning, products_claim IN SHARE MODE",
    "SET CONSTRAINTS ALL IMMEDIATE",
    "ALTER TABLE products_incomemonth DISABLE TRIGGER USER",
    "DELETE FROM products_incomemonth",
    ADD_LINES.format(lines="products_earning"),
    "ALTER TABLE products_incomemonth ENABLE TRIGGER USER",
)


def rebuild() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for step in ANEW:
            cursor.execute(step)
