"""Selling at a bazaar, as the till does it."""

from products.actions import sales
from products.actions.sales import Payment
from tests.factories import UserFactory


def sell(bazaar, *lines, payments=None, **values):
    total = sum(line.total_rupiah for line in lines)
    payments = payments or [Payment("tunai", total)]
    return sales.record(channel="bazar", bazaar=bazaar, lines=lines, payments=payments, by=UserFactory(), **values)
