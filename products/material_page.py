"""The material of an order: what came of what was promised, where it is, and who uses more than was agreed."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Min, Sum

from products.models import MaterialMove, OrderMaterial, PieceworkOrder
from rusunpreneur.words import angka, tanggal_pendek

Kind = MaterialMove.Kind


def amount(value: Decimal, measure: str) -> str:
    """`3.500 gram`, `2,5 meter`."""
    return f"{angka(value, 0 if value == int(value) else 2)} {measure}"


@dataclass(frozen=True)
class Row:
    """One material in words."""

    material: OrderMaterial
    received: Decimal
    in_stock: Decimal
    with_makers: Decimal
    used: Decimal
    lost: Decimal
    home: Decimal
    first_on: object

    @property
    def promise(self) -> str:
        one = self.material
        when = f"dijanjikan {tanggal_pendek(one.promised_on)}"
        if self.first_on and self.first_on > one.promised_on:
            return f"{when}, datang {tanggal_pendek(self.first_on)}"
        return when

    @property
    def parts(self) -> list[tuple[str, str]]:
        named = (
            ("Diterima", self.received),
            ("Di gudang", self.in_stock),
            ("Di pembuat", self.with_makers),
            ("Terpakai", self.used),
            ("Hilang atau rusak", self.lost),
            ("Pulang ke mitra", self.home),
        )
        shown = [(label, value) for label, value in named if value or label in ("Diterima", "Di gudang")]
        return [(label, amount(value, self.material.measure)) for label, value in shown]


class Materials:
    def __init__(self, order: PieceworkOrder):
        self.order = order

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(one) for one in self.all]

    @cached_property
    def all(self) -> list[OrderMaterial]:
        return list(self.order.materials.all())

    @cached_property
    def _sums(self) -> dict[tuple, Decimal]:
        """By material, holder and kind; what was taken back counts no more."""
        moves = MaterialMove.objects.standing().filter(material__order=self.order).order_by()
        found: dict[tuple, Decimal] = defaultdict(Decimal)
        self._first: dict[int, object] = {}
        rows = moves.values_list("material", "holder", "kind").annotate(Sum("quantity"), Min("moved_on"))
        for material, holder, kind, total, first in rows:
            found[material, holder, kind] = total
            if kind == Kind.RECEIVED:
                self._first[material] = first
        return found

    def _total(self, material: OrderMaterial, *kinds) -> Decimal:
        rows = self._sums.items()
        return sum((total for (pk, _, kind), total in rows if pk == material.pk and kind in kinds), Decimal(0))

    def _row(self, one: OrderMaterial) -> Row:
        received, issued = self._total(one, Kind.RECEIVED), self._total(one, Kind.ISSUED)
        returned, home = self._total(one, Kind.RETURNED), self._total(one, Kind.HOME)
        used, lost = self._total(one, Kind.USED), self._total(one, Kind.LOST)
        shrunk = self._total(one, Kind.SHRUNK)
        in_stock = received + returned - issued - home - shrunk
        with_makers = issued - returned - used - lost
        return Row(one, received, in_stock, with_makers, used, lost + shrunk, home, self._first.get(one.pk))

    @cached_property
    def percent(self) -> int:
        """Of what was promised; that of which least has come."""
        return min((round(100 * row.received / row.material.promised) for row in self.rows), default=0)

    @property
    def in_words(self) -> str:
        if not self.rows:
            return "Mitra tidak membawa bahan"
        rows = [
            f"{row.material} {angka(row.received)} dari {amount(row.material.promised, row.material.measure)}"
            for row in self.rows
        ]
        return ", ".join(rows)

    def _of(self, material, holder) -> dict[str, Decimal]:
        return {kind: self._sums[material.pk, holder, kind] for kind in (*Kind.values,)}

    def held_by(self, holder: int) -> list[str]:
        """`Virofiber 350 gram`, for each material in her hands."""
        held = [(one, self._held(self._of(one, holder))) for one in self.all]
        return [f"{one} {amount(value, one.measure)}" for one, value in held if value]

    @staticmethod
    def _held(of: dict) -> Decimal:
        return of[Kind.ISSUED] - of[Kind.USED] - of[Kind.RETURNED] - of[Kind.LOST]

    def flags_of(self, holder: int, share: int, made: int) -> list[str]:
        """Where her material and her pieces do not fit, beyond the agreed tolerance; in words, for a talk with her."""
        most = 1 + self.order.tolerance_percent / 100
        flags = []
        for one in self.all:
            of, should = self._of(one, holder), one.for_pieces(made)
            gone, held = of[Kind.USED] + of[Kind.LOST], self._held(of)
            if of[Kind.USED] < should:
                flags.append(
                    f"{one}: hasilnya butuh {amount(should, one.measure)}, tercatat terpakai "
                    f"{amount(of[Kind.USED], one.measure)}"
                )
            elif gone > should * most:
                flags.append(
                    f"{one}: terpakai dan hilang {amount(gone, one.measure)}, wajarnya paling banyak "
                    f"{amount(should * most, one.measure)}"
                )
            if held > one.for_pieces(max(share - made, 0)) * most:
                flags.append(f"{one}: memegang {amount(held, one.measure)}, lebih dari untuk sisa bagiannya")
        return flags
