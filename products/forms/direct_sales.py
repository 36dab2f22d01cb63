"""Selling from a store without an order: how many of each product, at which price, paid how.

Which lots go follows the rule first expired, first made; `ambil-<share>-<grade>` chooses others.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from products.actions import sales
from products.actions.sales import Line, Payment
from products.forms.deliveries import DAY_ERRORS
from products.forms.orders import MOST_RUPIAH, day_input
from products.forms.picks import Picks, name_of
from products.forms.pieces import PiecesField
from products.models import GuidePrice, Sale, SalePayment
from products.picking import first_out, key_of, shelves
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.words import angka, rupiah

QUANTITY = re.compile(r"jumlah-(\d{1,9})")


class Goods:
    """One product of the store: its shelf, and what was typed about it."""

    def __init__(self, product, shelf, price, data):
        self.product, self.shelf, self.price = product, shelf, price
        self.quantity = data.get(f"jumlah-{product.pk}", "")
        self.typed_price = data.get(f"harga-{product.pk}", "")
        self.reason = data.get(f"alasan-{product.pk}", "")
        self.errors: dict[str, str] = {}
        self.rows = [(row, name_of(row), data.get(name_of(row), ""), "") for row in shelf]

    @property
    def there(self) -> int:
        return sum(row.quantity for row in self.shelf)

    @property
    def is_chosen(self) -> bool:
        """Whether lots were chosen by hand; the page keeps them open."""
        return any(value for _, _, value, _ in self.rows)

    def lines(self, picks: Picks) -> list[Line]:
        """What is sold of it, or nothing; `errors` say what is wrong, by the name of the input."""
        wanted = self._cleaned(PiecesField(required=False), "jumlah", self.quantity) or 0
        chosen = {key: pieces for key, pieces in picks.picked.items() if key in {key_of(row) for row in self.shelf}}
        self.rows = [(row, name, value, picks.wrong.get(name, "")) for row, name, value, _ in self.rows]
        if chosen and wanted and sum(chosen.values()) != wanted:
            self.errors["jumlah"] = f"Lot yang dipilih berjumlah {angka(sum(chosen.values()))}."
        elif wanted > self.there:
            self.errors["jumlah"] = f"Di gudang tinggal {angka(self.there)}."
        chosen = chosen or first_out(self.shelf, wanted)
        if not chosen or self.errors:
            return []
        price = self._price()
        shares = {key_of(row): row.share for row in self.shelf}
        listed = self.price or price
        return [Line(shares[key], key[1], pieces, price, listed, self.reason) for key, pieces in chosen.items()]

    def _cleaned(self, field, name, typed):
        try:
            return field.clean(typed.strip())
        except ValidationError as error:
            self.errors[name] = error.messages[0]
            return None

    def _price(self) -> int:
        price = self._cleaned(RupiahFormField(required=False), "harga", self.typed_price)
        price = self.price if price is None else price
        if not price and "harga" not in self.errors:
            self.errors["harga"] = "Tulis harganya, lebih dari nol."
        elif price and price > MOST_RUPIAH:
            self.errors["harga"] = f"Harga satuan paling banyak {rupiah(MOST_RUPIAH)}."
        elif price and self.price and price != self.price and not self.reason.strip():
            self.errors["alasan"] = f"Harga pedomannya {rupiah(self.price)}. Tulis alasan harga lain."
        return price or 0


class DirectSaleForm(SubmissionForm):
    sold_on = forms.DateField(label="Tanggal", widget=day_input(), error_messages=DAY_ERRORS)
    method = forms.ChoiceField(
        label="Dibayar dengan",
        choices=SalePayment.Method.choices,
        initial=SalePayment.Method.CASH,
        error_messages={"invalid_choice": "Pilih cara bayarnya.", "required": "Pilih cara bayarnya."},
    )
    remark = forms.CharField(label="Keterangan", max_length=200, required=False, help_text="Misalnya nama pembeli.")

    def __init__(self, *args, rusunawa, **kwargs):
        super().__init__(*args, **kwargs)
        self.rusunawa, self.initial["sold_on"] = rusunawa, timezone.localdate()
        found = shelves(None, [rusunawa])
        prices = dict(GuidePrice.objects.in_force().values_list("product", "amount_rupiah"))
        data = self.data if self.is_bound else {}
        goods = [Goods(shelf[0].share.lot.product, shelf, prices.get(pk), data) for pk, shelf in found.items()]
        self.goods = sorted(goods, key=lambda one: one.product.name)
        self.lines: list[Line] = []

    def clean_sold_on(self):
        day = self.cleaned_data["sold_on"]
        if day > timezone.localdate():
            raise ValidationError("Tanggal ini belum tiba.", code="future")
        return day

    def clean(self):
        cleaned = super().clean()
        picks = Picks(self.data, [row for one in self.goods for row in one.shelf])
        self.lines = [line for one in self.goods for line in one.lines(picks)]
        known = {one.product.pk for one in self.goods}
        sent = [int(found[1]) for name in self.data if (found := QUANTITY.fullmatch(name)) and self.data[name].strip()]
        if set(sent) - known:
            self.add_error(None, "Ada barang yang sudah habis di gudang ini. Periksa lagi.")
        if picks.wrong or any(one.errors for one in self.goods):
            self.add_error(None, "Ada isian barang yang belum benar. Periksa yang ditandai.")
        elif not self.lines:
            self.add_error(None, "Isi jumlah untuk paling sedikit satu barang.")
        return cleaned

    def sell(self, *, by) -> Sale:
        total = sum(line.total_rupiah for line in self.lines)
        return sales.record(
            channel=Sale.Channel.DIRECT,
            lines=self.lines,
            payments=[Payment(self.cleaned_data["method"], total)],
            rusunawa=self.rusunawa,
            sold_on=self.cleaned_data["sold_on"],
            remark=self.cleaned_data["remark"],
            by=by,
        )
