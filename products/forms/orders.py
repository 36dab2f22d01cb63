"""What is typed about an order: who, when, and lines of a product, a number and a price."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import City
from products.actions import orders
from products.actions.order_deliveries import delivered
from products.forms.pieces import PiecesField
from products.forms.rows import RowForm, Rows
from products.models import Buyer, Order, OrderLine, OrderShare, Product
from programs.models.plausible_days import plausible_day
from rusunpreneur.access import OFFICE
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.revisions import RevisionForm
from rusunpreneur.words import angka, rupiah

DAY = {"type": "date"}
DAY_WRONG = "Tulis tanggal seperti 26/02/2024."
MOST_RUPIAH = 1_000_000_000


def day_input():
    return forms.DateInput(attrs=DAY, format="%Y-%m-%d")


class OrderForm(RevisionForm):
    """The order without its lines; a city is chosen among those whose office the user is of."""

    class Meta:
        model = Order
        fields = ["buyer", "channel", "buyer_number", "city", "ordered_on", "promised_on", "occasion"]
        widgets = {
            "ordered_on": day_input(),
            "promised_on": day_input(),
            "buyer": forms.Select(attrs={"data-select": ""}),
        }
        help_texts = {"buyer_number": "Wajib untuk e-order.", "occasion": "Misalnya: konsumsi rapat 40 orang."}
        error_messages = {
            "buyer": {"invalid_choice": "Pilih pembelinya."},
            "city": {"invalid_choice": "Pilih wilayah Anda."},
            "ordered_on": {"invalid": DAY_WRONG},
            "promised_on": {"invalid": DAY_WRONG},
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["buyer"].empty_label = "Pilih pembeli"
        self.fields["buyer"].queryset = Buyer.objects.visible_to(user)
        is_everywhere = user.access.is_everywhere(*OFFICE)
        cities = City.objects.filter(user.access.within(*OFFICE, city="pk", rusunawa="pk"))
        self.fields["city"].queryset = cities
        self.fields["city"].required = not is_everywhere
        self.fields["city"].empty_label = "Dinas (seluruh Jakarta)" if is_everywhere else None
        for name in ("ordered_on", "promised_on"):
            self.fields[name].validators.append(plausible_day)
        self.lines = Lines(self.instance, self.data if self.is_bound else None)
        if self.lines.is_only_adding:
            self.is_bound = False
            self.initial |= {name: self.data.get(name) for name in self.fields if name in self.data}

    def clean_ordered_on(self):
        day = self.cleaned_data["ordered_on"]
        if day > timezone.localdate():
            raise ValidationError("Tanggal pesan belum tiba. Pilih hari ini atau sebelumnya.", code="future")
        return day

    def clean(self):
        """The constraints of the model, said beside the field."""
        cleaned = super().clean()
        ordered, promised = cleaned.get("ordered_on"), cleaned.get("promised_on")
        if ordered and promised and promised < ordered:
            self.add_error("promised_on", "Tanggal janji lebih awal dari tanggal pesan.")
        if cleaned.get("channel") == Order.Channel.E_ORDER and not cleaned.get("buyer_number"):
            self.add_error("buyer_number", "Tulis nomor e-order dari pembeli.")
        return cleaned

    def is_valid(self):
        is_whole = super().is_valid()  # both, so that all is said at once
        return self.lines.is_valid() and is_whole

    @transaction.atomic
    def write(self, *, by) -> Order:
        if not self.instance.pk:
            self.instance.entered_by = by
        else:
            orders.refuse_closed(orders.lock(self.instance))
        order = self.save()
        self.lines.save()
        return order


class ProductField(forms.ChoiceField):
    """One of the products at hand; they are read once for all rows of a page."""

    products: dict[str, Product] = {}

    def offer(self, products: dict[str, Product]):
        self.products = products
        self.choices = [("", "Pilih produk"), *((key, _offered(one)) for key, one in products.items())]

    def clean(self, value):
        return self.products.get(super().clean(value))

    def has_changed(self, initial, data):
        return str(initial or "") != str(data or "")


def _offered(product: Product) -> str:
    price = f", {rupiah(product.price_rupiah)}" if product.price_rupiah else ""
    return f"{product.name}{price}"


class OrderLineForm(RowForm):
    """`products` with their guide price, and how many pieces of each have gone to the buyer or are shared out."""

    once, is_removable = "product", True
    products: dict[str, Product] = {}
    sent: dict[int, int] = {}
    shared: dict[int, int] = {}

    product = ProductField(label="Produk", error_messages={"invalid_choice": "Pilih produk dari daftar."})
    quantity = PiecesField(label="Jumlah", zero=False)
    price_rupiah = RupiahFormField(label="Harga satuan", required=False)

    class Meta:
        model = OrderLine
        fields = ["product", "quantity", "price_rupiah", "price_reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"].offer(self.products)
        self.fields["price_rupiah"].widget.attrs["placeholder"] = "Harga pedoman"
        self.fields["price_reason"].widget.attrs["placeholder"] = "Bila harganya lain"

    def clean(self):
        cleaned = super().clean()
        product, price = cleaned.get("product"), cleaned.get("price_rupiah")
        if product and "price_rupiah" not in self.errors:
            self._price(cleaned, product, price)
        if self.instance.pk:
            self._keep_what_was_sent(cleaned)
        return cleaned

    def _price(self, cleaned, product, price):
        """The guide price that held when the line was written, else today's."""
        is_same = self.instance.pk and self.instance.product_id == product.pk
        listed = self.instance.list_price_rupiah if is_same else product.price_rupiah
        price = listed if price is None else price
        if not price:
            said = "Produk ini belum punya harga pedoman. Tulis harganya." if price is None else "Harga lebih dari nol."
            self.add_error("price_rupiah", said)
        elif price > MOST_RUPIAH:
            self.add_error("price_rupiah", f"Harga satuan paling banyak {rupiah(MOST_RUPIAH)}.")
        elif price != (listed or price) and not cleaned.get("price_reason"):
            self.add_error("price_reason", f"Harga pedomannya {rupiah(listed)}. Tulis alasan harga lain.")
        cleaned["price_rupiah"] = price
        self.instance.list_price_rupiah = listed or price or 0

    def _keep_what_was_sent(self, cleaned):
        before = self.initial
        sent, shared = self.sent.get(before["product"], 0), self.shared.get(self.instance.pk, 0)
        quantity, product = cleaned.get("quantity"), cleaned.get("product")
        is_other = product is not None and product.pk != before["product"]
        if sent and (cleaned.get("is_removed") or is_other):
            self.add_error("product", "Produk ini sudah ada yang dikirim, jadi barisnya tetap.")
        if sent and cleaned.get("price_rupiah") != before["price_rupiah"] and "price_rupiah" not in self.errors:
            self.add_error("price_rupiah", "Sudah ada yang dikirim dengan harga ini, jadi harganya tetap.")
        if shared and is_other:
            self.add_error("product", "Baris ini sudah dibagi. Hapus baris ini, lalu tulis baris baru.")
        if quantity is not None and quantity < max(sent, shared) and not cleaned.get("is_removed"):
            done = "dikirim" if sent >= shared else "dibagi"
            self.add_error(
                "quantity", f"Sudah {done} {angka(max(sent, shared))}; jumlahnya tidak bisa kurang dari itu."
            )


class Lines(Rows):
    """What is ordered; at least one line."""

    owner_field = "order"
    title = "Barang"
    sealed_as = "loaded_lines"
    wide = ("product",)

    def __init__(self, owner, data=None):
        listed = Product.objects.active()
        if owner.pk:
            listed = Product.objects.filter(is_active=True) | Product.objects.filter(
                pk__in=owner.lines.values("product")
            )
        shares = OrderShare.objects.filter(line__order=owner).values_list("line", "quantity") if owner.pk else ()
        shared: dict[int, int] = {}
        for line, pieces in shares:
            shared[line] = shared.get(line, 0) + pieces
        at_hand = {
            "products": {str(one.pk): one for one in listed.with_price().order_by("name")},
            "sent": delivered(owner) if owner.pk else {},
            "shared": shared,
        }
        self.form_class = type("OrderLineForm", (OrderLineForm,), at_hand)
        super().__init__(owner, data)

    def _rows(self):
        return super()._rows().select_related("product") if self.owner.pk else self.model.objects.none()

    def _events(self):
        return super()._events() if self.owner.pk else self.model.events.rel.related_model.objects.none()

    def is_valid(self):
        is_whole = super().is_valid()
        if is_whole and not any(form.is_kept for form in self.forms):
            self.refused = ["Tulis paling sedikit satu barang."]
        return is_whole and not self.refused


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Alasan",
        max_length=200,
        error_messages={"required": "Tulis alasannya.", "max_length": "Alasan paling banyak 200 huruf."},
    )
