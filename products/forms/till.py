"""What is sent from a till: how many of each product, at which price and of which lots, and how it is paid."""

import re
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from products.actions import shifts, till
from products.actions.till import OfferError, Tender, Wanted
from products.forms.pieces import PiecesField
from products.models import Basket as Held
from products.models import Sale, Shift
from products.till import Offer
from programs.forms.errors import place
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.words import jam

NAME = re.compile(r"(?P<what>jumlah|harga|alasan|lot)-(?P<key>[0-9]{1,9}-[AB])")
NOTE = re.compile(r"uang-(?P<amount>[0-9]{4,8})")
HOLD = "tahan"
WAYS = ("pas", "tunai", "qris", "campuran", HOLD)
MONEY_WRONG = {"invalid": "Tulis rupiah tanpa sen, misalnya 50.000."}
MOST_REASON, MOST_TYPED = 120, 200


@dataclass
class Row:
    """One product of the page with what was typed for it."""

    offer: Offer
    typed: dict[str, str]
    errors: dict[str, list[str]]

    @property
    def quantity(self) -> str:
        return self.typed.get(f"jumlah-{self.offer.key}", "")

    @property
    def price(self) -> str:
        return self.typed.get(f"harga-{self.offer.key}", "")

    @property
    def reason(self) -> str:
        return self.typed.get(f"alasan-{self.offer.key}", "")

    @property
    def quantity_errors(self) -> list[str]:
        return self.errors.get(f"jumlah-{self.offer.key}", [])

    @property
    def price_errors(self) -> list[str]:
        return self.errors.get(f"harga-{self.offer.key}", [])

    @property
    def reason_errors(self) -> list[str]:
        return self.errors.get(f"alasan-{self.offer.key}", [])

    @property
    def is_wanted(self) -> bool:
        return self.quantity not in ("", "0")

    @property
    def lots(self) -> list[tuple]:
        """Each source, the name of its input, what was typed there, and what is wrong with it."""
        names = [f"lot-{source.share_id}-{self.offer.grade}" for source in self.offer.sources]
        return [
            (source, name, self.typed.get(name, ""), self.errors.get(name, []))
            for source, name in zip(self.offer.sources, names, strict=True)
        ]

    @property
    def is_special(self) -> bool:
        return bool(self.price or self.reason or any(typed for _, _, typed, _ in self.lots))


@dataclass
class Basket:
    """What was read from the inputs of the page, as the action takes it."""

    wanted: list[Wanted] = field(default_factory=list)
    chosen: dict[tuple[int, str], int] = field(default_factory=dict)


class TillForm(SubmissionForm):
    cara = forms.CharField(required=False)
    diterima = RupiahFormField(label="Uang diterima", required=False, error_messages=MONEY_WRONG)
    qris = RupiahFormField(label="Bagian QRIS", required=False, error_messages=MONEY_WRONG)
    nama = forms.CharField(label="Nama", max_length=40, required=False)
    keranjang = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    total = forms.IntegerField(required=False, min_value=0, max_value=10**12, widget=forms.HiddenInput)

    def __init__(self, data=None, *, held: Held | None = None, **kwargs):
        """`held` is what was put aside and is taken up again."""
        super().__init__(data, **kwargs)
        names = [name for name in data or () if NAME.fullmatch(name)]
        self.typed = {name: data[name].strip()[:MOST_TYPED] for name in names if data[name].strip()}
        if held:
            self.typed = held.typed
            self.initial |= {"keranjang": held.pk, "nama": held.label}
        self.row_errors: dict[str, list[str]] = {}
        self.basket = Basket()

    @property
    def is_only_counting(self) -> bool:
        """Without JavaScript the page is sent to learn the sum."""
        return self.is_bound and self.data.get("cara") == "hitung"

    def clean_cara(self) -> str:
        way = self.cleaned_data["cara"]
        if not (self.is_only_counting or way in WAYS or NOTE.fullmatch(way)):
            raise ValidationError("Pilih cara bayarnya.")
        return way

    def clean(self):
        cleaned = super().clean()
        keys = [key for name, key in map(_parts, self.typed) if name == "jumlah"]
        self.basket.wanted = [one for key in keys if (one := self._wanted(key)) and one.quantity]
        for name in self.typed:
            if name.startswith("lot-") and (pieces := self._pieces(name)):
                share, grade = name.removeprefix("lot-").split("-")
                self.basket.chosen[int(share), grade] = pieces
        if not self.basket.wanted and not self.row_errors:
            raise ValidationError("Pilih paling sedikit satu barang.", code="nothing")
        return cleaned

    def _wanted(self, key: str) -> Wanted | None:
        product, grade = key.split("-")
        quantity = self._pieces(f"jumlah-{key}")
        price, reason = self._price(f"harga-{key}"), self.typed.get(f"alasan-{key}", "")
        if len(reason) > MOST_REASON:
            self._object(f"alasan-{key}", [f"Alasan paling banyak {MOST_REASON} huruf."])
        return None if quantity is None else Wanted(int(product), grade, quantity, price, reason[:MOST_REASON])

    def _pieces(self, name: str) -> int | None:
        try:
            return PiecesField(required=False).clean(self.typed.get(name, ""))
        except ValidationError as error:
            return self._object(name, error.messages)

    def _price(self, name: str) -> int | None:
        try:
            return RupiahFormField(required=False, error_messages=MONEY_WRONG).clean(self.typed.get(name, ""))
        except ValidationError as error:
            return self._object(name, error.messages)

    def _object(self, name: str, sentences: list[str]) -> None:
        self.row_errors.setdefault(name, []).extend(sentences)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.row_errors

    @property
    def is_held(self) -> bool:
        return self.cleaned_data["cara"] == HOLD

    def hold(self, *, shift: Shift) -> Held:
        self.drop_held(shift)
        pieces = sum(one.quantity for one in self.basket.wanted)
        label = self.cleaned_data["nama"] or f"Pukul {jam(timezone.localtime())}"
        return shifts.hold(shift=shift, label=label, typed=self.typed, pieces=pieces)

    def drop_held(self, shift: Shift):
        """What was taken up again is not put aside any more."""
        if pk := self.cleaned_data["keranjang"]:
            shift.baskets.filter(pk=pk).delete()

    def sell(self, *, shift: Shift, by) -> Sale:
        """May raise a ValidationError, which `explain` puts where it belongs."""
        way = self.cleaned_data["cara"]
        tendered = self.cleaned_data["diterima"]
        if note := NOTE.fullmatch(way):
            way, tendered = "tunai", int(note["amount"])
        if way == "pas" or way == "qris":
            tendered = None
        self.drop_held(shift)
        return till.sell(
            shift=shift,
            wanted=self.basket.wanted,
            chosen=self.basket.chosen,
            tender=Tender(way, tendered, self.cleaned_data["qris"]),
            told_rupiah=self.cleaned_data["total"],
            by=by,
        )

    def explain(self, error: ValidationError):
        objections = error.error_list if hasattr(error, "error_list") else [error]
        for objection in objections:
            if isinstance(objection, OfferError):
                self._object(f"{objection.field}-{objection.key}", objection.messages)
            else:
                place(self, objection)

    def rows(self, offers: list[Offer]) -> list[Row]:
        """For the page; what was typed for a product that is gone is said at the top."""
        self.errors  # noqa: B018 - read before the page, which shows them twice
        known = {offer.key for offer in offers}
        for name in list(self.row_errors):
            what, key = _parts(name)
            if key not in known and what != "lot":
                self.add_error(None, "Satu barang di keranjang sudah habis terjual.")
                del self.row_errors[name]
        return [Row(offer, self.typed, self.row_errors) for offer in offers]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each sentence and the input it is about."""
        said = [("", sentence) for sentence in self.non_field_errors()]
        said += [("", sentence) for sentence in self.errors.get("cara", [])]
        said += [(name, sentence) for name in ("diterima", "qris") for sentence in self.errors.get(name, [])]
        return said + [(name, sentence) for name, sentences in self.row_errors.items() for sentence in sentences]


def _parts(name: str) -> tuple[str, str]:
    what, _, key = name.partition("-")
    return what, key
