"""What is typed about goods on their way to a buyer, and about their receipt."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from products.actions import order_deliveries
from products.actions.order_deliveries import GRADE_AGREED
from products.filters import places_of
from products.forms.orders import DAY_WRONG, day_input
from products.forms.papers import PaperField
from products.forms.picks import Picks, name_of
from products.models import Delivery, Order, OrderShare
from products.picking import as_planned, key_of, shelves
from rusunpreneur.accounts.submissions import SubmissionForm

DAY_ERRORS = {"required": "Isi tanggalnya.", "invalid": DAY_WRONG}


class DeliveryForm(SubmissionForm):
    """Each line of the order with its shelf; what is suggested stands in the inputs."""

    sent_on = forms.DateField(label="Tanggal kirim", widget=day_input(), error_messages=DAY_ERRORS)
    carrier = forms.CharField(label="Dibawa oleh", max_length=80, required=False)
    remark = forms.CharField(
        label="Keterangan",
        max_length=200,
        required=False,
        help_text="Kalau ada mutu B yang ikut: siapa di pihak pembeli yang menyetujuinya.",
    )

    def __init__(self, *args, order: Order, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.order, self.initial["sent_on"] = order, timezone.localdate()
        sent = order_deliveries.delivered(order)
        self.lines = list(order.lines.select_related("product").order_by("pk"))
        for line in self.lines:
            line.left = line.quantity - sent.get(line.product_id, 0)
        self.lines = [line for line in self.lines if line.left]
        self.shelves = shelves([line.product_id for line in self.lines], places_of(user).values("pk"))
        rows = [row for shelf in self.shelves.values() for row in shelf]
        self.picks = Picks(self.data if self.is_bound else {}, rows)

    @property
    def table(self) -> list[tuple]:
        """Each line with its rows: the balance, the name of its input, what stands in it, what is wrong."""
        asked = self._asked()
        return [(line, self._rows(line, asked.get(line.pk, {}))) for line in self.lines]

    def _asked(self) -> dict[int, dict]:
        found: dict[int, dict] = {}
        for share in OrderShare.objects.filter(line__in=self.lines):
            found.setdefault(share.line_id, {})[share.rusunawa_id, share.maker_id] = share.quantity
        return found

    def _rows(self, line, asked) -> list[tuple]:
        shelf = self.shelves.get(line.product_id, [])
        best = [row for row in shelf if row.grade == GRADE_AGREED]
        suggested = {} if self.is_bound else as_planned(best, line.left, asked)
        return [self._row(row, suggested) for row in shelf]

    def _row(self, row, suggested) -> tuple:
        name = name_of(row)
        value = self.data.get(name, "") if self.is_bound else suggested.get(key_of(row), "")
        return row, name, value, self.picks.wrong.get(name, "")

    def clean(self):
        if self.picks.wrong:
            raise ValidationError("Ada jumlah yang belum benar. Periksa yang ditandai.", code="invalid")
        return super().clean()

    def send(self, *, by) -> Delivery:
        said = {name: self.cleaned_data[name] for name in ("sent_on", "carrier", "remark")}
        return order_deliveries.send(order=self.order, picks=self.picks.lines(), by=by, **said)


class ReceiptForm(SubmissionForm):
    received_on = forms.DateField(label="Tanggal diterima", widget=day_input(), error_messages=DAY_ERRORS)
    receiver = forms.CharField(
        label="Diterima oleh", max_length=80, error_messages={"required": "Tulis nama penerimanya."}
    )
    file = PaperField(label="Tanda terima", required=False)
