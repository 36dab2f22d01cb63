"""What the page for an order of a company sends, for the tests that fill it in."""

from tests.factories.programs import days_ago


def filled(contract, product=None, **values):
    sent = {
        "contract": contract.pk,
        "quantity": "1.000",
        "ordered_on": days_ago(0).isoformat(),
        "due_on": days_ago(-30).isoformat(),
        "materials_on": days_ago(-3).isoformat(),
        "inspected_by_whom": "kami",
        "rate_a": "9.000",
        "rate_b": "6.000",
        "submission_key": "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b20",
    }
    return sent | ({"product": product.pk} if product else {}) | values
