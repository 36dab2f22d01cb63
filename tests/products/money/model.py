"""Money in plain Python: what people made, sold and earned, and what they were paid. Knows nothing of the database."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

HALF = Fraction(1, 2)


def kept(amounts: list[int], basis_points: int) -> list[int]:
    """What a rule takes of each: its part of the sum, half up, spread by largest remainder, the earlier first."""
    exact = [Fraction(amount * basis_points, 10_000) for amount in amounts]
    parts = [floor(part) for part in exact]
    order = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: floor(sum(exact) + HALF) - sum(parts)]:
        parts[at] += 1
    return parts


@dataclass(eq=False)
class Debt:
    """What a buyer or a company owes; makers wait for it."""

    is_settled: bool = False


@dataclass(eq=False)
class Payment:
    """What one person gets in a run."""

    person: int
    run: "Run"
    rows: list["Row"]
    row: object
    is_paid: bool = False
    is_reversed: bool = False
    is_held: bool = True

    @property
    def amount(self) -> int:
        return sum(row.amount for row in self.rows)

    @property
    def counts(self) -> bool:
        return self.is_paid and not self.is_reversed

    @property
    def is_changed(self) -> bool:
        return self.is_held and any(not row.still_holds for row in self.rows)

    def release(self):
        self.is_held = False
        for row in self.rows:
            row.payment = None


@dataclass(eq=False)
class Run:
    row: object
    payments: list[Payment] = field(default_factory=list)
    is_approved: bool = False
    is_cancelled: bool = False


@dataclass(eq=False)
class Row:
    """A line of the ledger of pay."""

    person: int
    amount: int
    debt: Debt | None = None
    opposite: "Row | None" = None
    payment: Payment | None = None

    @property
    def is_due(self) -> bool:
        return self.debt is None or self.debt.is_settled

    @property
    def still_holds(self) -> bool:
        """Of a line and its opposite, the one whose other was paid."""
        was_paid = self.opposite is not None and self.opposite.payment is not None and self.opposite.payment.is_paid
        return self.is_due and (self.opposite is None or was_paid)

    @property
    def is_payable(self) -> bool:
        return self.payment is None and self.still_holds


@dataclass(eq=False)
class Sold:
    """A sale, or what a company accepted: pieces of makers at a price, and what it brought them."""

    row: object
    lines: list[tuple]  # person, share, grade, pieces, price
    rows: list[Row]
    origin: tuple = ()
    turn: "Turn | None" = None
    cash: int = 0
    qris: int = 0
    fee: int = 0
    debt: Debt | None = None
    is_live: bool = True

    @property
    def total(self) -> int:
        return sum(pieces * price for *_, pieces, price in self.lines)


@dataclass(eq=False)
class Turn:
    row: object
    opening: int
    moved: int = 0
    sales: list[Sold] = field(default_factory=list)

    @property
    def expected(self) -> int:
        return self.opening + self.moved + sum(sale.cash for sale in self.sales if sale.is_live)


class Ledger:
    """Everybody's rows and payments."""

    def __init__(self):
        self.rows: list[Row] = []
        self.runs: list[Run] = []
        self.sold: list[Sold] = []
        self.adjusted = 0

    @property
    def payments(self) -> list[Payment]:
        return [payment for run in self.runs for payment in run.payments]

    def due(self, person: int) -> int:
        return sum(row.amount for row in self.rows if row.person == person and row.is_due)

    def waiting(self, person: int) -> int:
        return sum(row.amount for row in self.rows if row.person == person and not row.is_due)

    def paid(self, person: int) -> int:
        return sum(payment.amount for payment in self.payments if payment.person == person and payment.counts)

    def owed(self, person: int) -> int:
        return self.due(person) - self.paid(person)

    def credit(self, lines: list[tuple], rate: int, debt: Debt | None) -> list[Row]:
        """What a document brings its makers, and what a rule keeps of it."""
        amounts = [pieces * price for *_, pieces, price in lines]
        people = [line[0] for line in lines]
        rows = [Row(person, amount, debt) for person, amount in zip(people, amounts, strict=True)]
        taken = kept(amounts, rate) if rate else []
        rows += [Row(person, -part, debt) for person, part in zip(people, taken, strict=False) if part]
        self.rows += rows
        return rows

    def may_take_back(self, sold: Sold) -> bool:
        """Nobody owes anything back afterwards."""
        change = Counter()
        for row in sold.rows:
            if row.is_due:
                change[row.person] += row.amount
        return all(self.owed(person) >= amount for person, amount in change.items())

    def take_back(self, sold: Sold):
        sold.is_live = False
        for row in sold.rows:
            row.opposite = Row(row.person, -row.amount, row.debt, opposite=row)
            self.rows.append(row.opposite)

    def may_wait_again(self, debt: Debt) -> bool:
        change = Counter()
        for row in self.rows:
            if row.debt is debt:
                change[row.person] += row.amount
        return all(self.owed(person) >= amount for person, amount in change.items())

    def payable(self, person: int) -> list[Row]:
        return [row for row in self.rows if row.person == person and row.is_payable]
