"""Taking pieces out of a lot: which, where to, how many, why."""

from django import forms

from products.actions import stock
from products.forms.pieces import PiecesField
from products.models import Balance, Lot, Place, StockMove
from programs.forms.errors import place
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import angka

Kind = Place.Kind
PURPOSES = (
    (Kind.SAMPLE, "Jadi contoh"),
    (Kind.MAKER, "Kembali ke pembuat"),
    (Kind.SCRAP, "Diafkir"),
)


class TakeForm(SubmissionForm):
    """`share` is the maker whose pieces are meant when the page is opened from her row."""

    pieces = forms.ChoiceField(
        label="Barang",
        error_messages={
            "required": "Pilih barangnya.",
            "invalid_choice": "Barang itu sudah tidak ada di sana. Pilih yang lain.",
        },
    )
    to = forms.ChoiceField(
        label="Tujuan",
        choices=PURPOSES,
        error_messages={"required": "Pilih tujuannya.", "invalid_choice": "Pilih tujuan dari daftar."},
    )
    quantity = PiecesField(label="Jumlah", error_messages={"required": "Isi jumlahnya."})
    note = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Misalnya: contoh untuk calon pembeli, atau sobek terkena air.",
        error_messages={"required": "Tulis alasannya.", "max_length": "Alasan paling banyak 200 huruf."},
    )

    def __init__(self, *args, lot: Lot, share: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.lot = lot
        rows = lot.balances.present().of_kind(*stock.TAKEABLE).select_related("share__maker", "place")
        self.balances = {str(balance.pk): balance for balance in sorted(rows.order_by("share_id", "grade"), key=_way)}
        self.fields["pieces"].choices = [(key, str(balance)) for key, balance in self.balances.items()]
        meant = [key for key, balance in self.balances.items() if str(balance.share_id) == share]
        if len(meant or self.balances) == 1:
            self.initial["pieces"] = next(iter(meant or self.balances))

    @property
    def offered(self) -> list[tuple[str, Balance, bool]]:
        """What may be taken, and whether it is chosen."""
        chosen = str(self["pieces"].value() or "")
        return [(key, balance, key == chosen) for key, balance in self.balances.items()]

    @property
    def purposes(self) -> list[tuple[str, str, bool]]:
        return [(kind, label, kind == self["to"].value()) for kind, label in PURPOSES]

    def take(self, *, by) -> StockMove:
        """May raise a ValidationError, which `explain` puts where it belongs."""
        balance = self.balances[self.cleaned_data["pieces"]]
        asked = {name: self.cleaned_data[name] for name in ("to", "quantity", "note")}
        return stock.take(share=balance.share, origin=balance.place.kind, grade=balance.grade, by=by, **asked)

    def explain(self, error):
        place(self, error)

    def done(self, move: StockMove) -> str:
        purpose = dict(PURPOSES)[self.cleaned_data["to"]].lower()
        return f"{angka(move.quantity)} {self.lot.product.get_unit_display()} {self.lot.product} {purpose}."


def _way(balance: Balance) -> int:
    return Kind.values.index(balance.place.kind)
