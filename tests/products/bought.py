"""What the pages of an order send, for the tests that fill them in."""

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.programs import days_ago

URL = "/penjualan/pesanan/baru/"


def typed(buyer, *lines, **values) -> dict:
    """An e-order; each line is (product, number) and may go on with a price and its reason."""
    sent = {
        "submission_key": uuid4(),
        "buyer": buyer.pk,
        "channel": "e-order",
        "buyer_number": "EO/2026/118",
        "ordered_on": days_ago(1).isoformat(),
        "promised_on": days_ago(-3).isoformat(),
        "row": [f"baru-{number}" for number in range(len(lines))],
    }
    for number, line in enumerate(lines):
        names = ("product", "quantity", "price_rupiah", "price_reason")
        line = (line[0].pk, *line[1:])
        sent |= {f"baru-{number}-{name}": value for name, value in zip(names, line, strict=False)}
    return sent | values


def queries_of(client, address) -> int:
    """How often this page asks the database."""
    client.get(address)  # the first click after signing in notes the device
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])
