"""People who come to the workshop of Nagrak and buy there."""

from participants.models import Rusunawa
from products.actions import sales
from products.actions.sales import Line, Payment
from products.models import Sale, SalePayment
from products.till import prices_of
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, days_ago, moment_of
from rusunpreneur.management.demo.orders import take
from rusunpreneur.management.demo.stores import stock_on

#: days ago, product, pieces
SOLD = (
    (210, "Tas parsel", 3),
    (150, "Tempat buah", 2),
    (66, "Tas parsel", 6),
    (21, "Piring", 8),
    (2, "Mangkuk kecil", 4),
)


def seed():
    """Once."""
    if Sale.objects.filter(channel=Sale.Channel.DIRECT).exists():
        return
    nagrak, by = Rusunawa.objects.get(slug="nagrak"), User.objects.get(username="staf")
    for number, (ago, product, pieces) in enumerate(SOLD):
        picks = take(stock_on(days_ago(ago), "nagrak", product), pieces)
        if not picks:
            continue
        with at(moment_of(days_ago(ago), 14)):
            product_id = picks[0][0].lot.product_id
            price = prices_of([product_id])[product_id]
            lines = [Line(share, grade, quantity, price, price) for share, grade, quantity in picks]
            method = SalePayment.Method.QRIS if number % 2 else SalePayment.Method.CASH
            paid = [Payment(method, sum(line.total_rupiah for line in lines))]
            sales.record(channel=Sale.Channel.DIRECT, lines=lines, payments=paid, rusunawa=nagrak, by=by)
