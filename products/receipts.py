"""The receipt of a sale: what the buyer reads, on paper or as a message."""

from functools import cached_property

from django.utils import timezone

from products.models import Sale
from rusunpreneur.words import angka, rupiah, saat


class Receipt:
    """Lines of one product at one price are one line for the buyer, whoever made the pieces."""

    def __init__(self, sale: Sale):
        self.sale = sale

    @cached_property
    def made(self) -> list:
        """The lines as they are kept, with lot and maker."""
        return list(self.sale.lines.select_related("share__maker", "share__lot__product").order_by("pk"))

    @cached_property
    def lines(self) -> list[dict]:
        found: dict[tuple, dict] = {}
        for line in self.made:
            product = line.share.lot.product
            key = (product.pk, line.grade, line.price_rupiah)
            blank = {"product": product, "grade": line.grade, "price": line.price_rupiah, "quantity": 0, "total": 0}
            row = found.setdefault(key, blank)
            row["quantity"] += line.quantity
            row["total"] += line.total_rupiah
        return list(found.values())

    @cached_property
    def payments(self) -> list:
        return list(self.sale.payments.order_by("pk"))

    @property
    def change_rupiah(self) -> int:
        return sum(payment.change_rupiah for payment in self.payments)

    @property
    def given_back(self) -> list[tuple[str, int]]:
        """Of a voided sale: (how, rupiah) for each way it was paid; the change went back long ago."""
        found: dict[str, int] = {}
        for payment in self.payments:
            found[payment.get_method_display()] = found.get(payment.get_method_display(), 0) + payment.gross_rupiah
        return list(found.items())

    @property
    def text(self) -> str:
        """To send to the buyer."""
        sale = self.sale
        lines = [
            f"{angka(row['quantity'])} x {row['product']} @ {rupiah(row['price'])} = {rupiah(row['total'])}"
            for row in self.lines
        ]
        paid = [f"{payment.get_method_display()} {rupiah(payment.gross_rupiah)}" for payment in self.payments]
        head = [f"RusunPreneur, {sale.bazaar}", f"Nota {sale.number}, {saat(timezone.localtime(sale.sold_at))}"]
        if sale.is_voided:
            head.append("NOTA INI DIBATALKAN")
        foot = [f"Jumlah {rupiah(sale.total_rupiah)}", "Dibayar " + ", ".join(paid)]
        if self.change_rupiah:
            foot.append(f"Kembali {rupiah(self.change_rupiah)}")
        return "\n".join([*head, "", *lines, "", *foot, "", "Dibuat warga rusunawa Jakarta. Terima kasih."])
