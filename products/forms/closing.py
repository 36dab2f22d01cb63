"""The count at the end of a bazaar: what is left of each product, and of each maker where it differs."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from products.actions import closing
from products.actions.closing import Left
from products.forms.pieces import PiecesField
from products.models import Balance, Bazaar
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import angka

NAMES = ("kembali", "rusak", "sebab")


@dataclass
class Pile:
    """One maker's pieces in a grade; `returned`, `broken` and `reason` as they were typed."""

    balance: Balance
    returned: str
    broken: str
    reason: str
    errors: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.balance.share_id}-{self.balance.grade}-{self.balance.quantity}"


@dataclass
class Heap:
    """All pieces of a product that are there by the ledger; `typed` is what was counted of them together."""

    product: int
    name: str
    unit: str
    typed: str
    piles: list[Pile] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    #: fewer were counted, or others, than its makers' piles say
    is_short: bool = False
    is_open: bool = False

    @property
    def expected(self) -> int:
        return sum(pile.balance.quantity for pile in self.piles)

    @property
    def has_wrong_piles(self) -> bool:
        return any(pile.errors for pile in self.piles)


class CloseForm(SubmissionForm):
    def __init__(self, data=None, *, bazaar: Bazaar):
        super().__init__(data)
        self.bazaar = bazaar
        self.heaps: dict[int, Heap] = {}
        self.left: list[Left] = []
        rows = Balance.objects.present().filter(place=bazaar.place_id)
        rows = rows.select_related("lot__product", "lot__rusunawa", "share__maker", "share__lot__rusunawa")
        for balance in rows.order_by("lot__product__name", "lot__product", "lot__code", "share", "grade"):
            product = balance.lot.product
            heap = self.heaps.setdefault(
                product.pk,
                Heap(product.pk, product.name, product.get_unit_display(), self._typed(f"sisa-{product.pk}")),
            )
            heap.piles.append(self._pile(balance))

    def _typed(self, name: str) -> str:
        return self.data.get(name, "").strip() if self.is_bound else ""

    def _pile(self, balance) -> Pile:
        key = f"{balance.share_id}-{balance.grade}-{balance.quantity}"
        if not self.is_bound:
            return Pile(balance, str(balance.quantity), "", "")
        return Pile(balance, *(self._typed(f"{name}-{key}") for name in NAMES))

    def clean(self):
        cleaned = super().clean()
        self.left = [left for heap in self.heaps.values() for left in self._count(heap)]
        self._unfold()
        return cleaned

    def _unfold(self):
        """Makers are shown where something about them is wrong, else of the first product that awaits an answer."""
        wrong = [heap for heap in self.heaps.values() if heap.has_wrong_piles]
        short = [heap for heap in self.heaps.values() if heap.errors and heap.is_short]
        for heap in wrong or short[:1]:
            heap.is_open = True

    def _count(self, heap: Heap) -> list[Left]:
        try:
            counted = PiecesField(error_messages={"required": "Isi berapa yang masih ada."}).clean(heap.typed)
        except ValidationError as error:
            heap.errors += [f"{heap.name}: {said}" for said in error.messages]
            return []
        if counted > heap.expected:
            heap.errors.append(
                f"{heap.name}: menurut catatan tinggal {angka(heap.expected)}. Hitung lagi, atau periksa nota kasirnya."
            )
            return []
        left = [one for pile in heap.piles if (one := self._left(pile))]
        if len(left) == len(heap.piles) and sum(one.returned + one.broken for one in left) != counted:
            short, heap.is_short = heap.expected - counted, True
            heap.errors.append(
                f"{heap.name}: {angka(counted)} dari {angka(heap.expected)} terhitung. "
                f"Tulis di bawah dari pembuat mana yang kurang {angka(short)}."
                if short
                else f"{heap.name}: jumlah tiap pembuat tidak sama dengan yang terhitung, {angka(counted)}."
            )
        return left

    def _left(self, pile: Pile) -> Left | None:
        balance = pile.balance
        code = f"{balance.lot.code} {balance.share.maker.name}"
        try:
            returned = PiecesField(error_messages={"required": "Isi berapa yang kembali."}).clean(pile.returned)
            broken = PiecesField(required=False).clean(pile.broken) or 0
        except ValidationError as error:
            pile.errors += [f"{code}: {said}" for said in error.messages]
            return None
        left = Left(balance.share, balance.grade, balance.quantity, returned, broken, pile.reason)
        if left.missing < 0:
            pile.errors.append(f"{code}: yang ada {angka(balance.quantity)}, jadi tidak bisa lebih.")
        elif returned < balance.quantity and not pile.reason:
            pile.errors.append(f"{code}: tulis sebab hilang atau rusaknya.")
        elif len(pile.reason) > 200:
            pile.errors.append(f"{code}: sebab paling banyak 200 huruf.")
        return left

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [
            problem
            for heap in self.heaps.values()
            for problem in (
                *((f"sisa-{heap.product}", said) for said in heap.errors),
                *((f"kembali-{pile.key}", said) for pile in heap.piles for said in pile.errors),
            )
        ]

    @property
    def all_problems(self) -> list[tuple[str, str]]:
        return [*(("", said) for said in self.non_field_errors()), *self.problems] if self.is_bound else []

    def is_valid(self) -> bool:
        return super().is_valid() and not self.problems

    def close(self, *, by) -> Bazaar:
        return closing.close(bazaar=self.bazaar, lines=self.left, by=by)
