"""What should be in the drawer of a till, and what went through it."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from products.models import CashMove, SalePayment, Shift

Direction, Method = CashMove.Direction, SalePayment.Method


@dataclass(frozen=True)
class Drawer:
    """One turn of a cashier in whole rupiah; voided sales do not count."""

    opening_rupiah: int
    cash_rupiah: int
    qris_rupiah: int
    fee_rupiah: int
    in_rupiah: int
    out_rupiah: int
    sold: int
    voided: int

    @property
    def net_qris_rupiah(self) -> int:
        return self.qris_rupiah - self.fee_rupiah

    @property
    def expected_rupiah(self) -> int:
        return self.opening_rupiah + self.cash_rupiah + self.in_rupiah - self.out_rupiah


def drawer_of(shift: Shift) -> Drawer:
    payments = SalePayment.objects.filter(sale__shift=shift, sale__voided_at=None)
    paid = payments.aggregate(
        cash=Sum("gross_rupiah", filter=Q(method=Method.CASH)),
        qris=Sum("gross_rupiah", filter=Q(method=Method.QRIS)),
        fee=Sum("fee_rupiah"),
    )
    moved = shift.cash_moves.aggregate(
        into=Sum("amount_rupiah", filter=Q(direction=Direction.IN)),
        out=Sum("amount_rupiah", filter=Q(direction=Direction.OUT)),
    )
    sales = shift.sales.aggregate(sold=Count("pk", filter=Q(voided_at=None)), voided=Count("voided_at"))
    return Drawer(
        shift.opening_rupiah,
        paid["cash"] or 0,
        paid["qris"] or 0,
        paid["fee"] or 0,
        moved["into"] or 0,
        moved["out"] or 0,
        sales["sold"],
        sales["voided"],
    )
