"""What was done to an order, its lines, shares and money, newest first."""

from products.models import Invoice, Order, OrderLine, OrderPayment, OrderShare
from rusunpreneur import changelog


class OrderChanges(changelog.Log):
    """The same queries for any number of changes. Deliveries and papers stand in the story of the order."""

    def __init__(self, order: Order):
        lines = _events(OrderLine).filter(order=order)
        shares = _events(OrderShare).filter(line__in=lines.values("pgh_obj"))
        money = (_events(model).filter(order=order) for model in (Invoice, OrderPayment))
        super().__init__(order.events.all(), lines, shares, *money)


def _events(model):
    return model.events.rel.related_model.objects
