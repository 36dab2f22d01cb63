"""What a training cost, for its page and for its report."""

from dataclasses import dataclass
from functools import cached_property

from programs.models import Enrolment, Training, TrainingCost
from rusunpreneur.words import angka


@dataclass(frozen=True)
class KindSum:
    label: str
    amount_rupiah: int


class Costs:
    """Of a training; who has counted those who completed it says how many they are."""

    def __init__(self, training: Training, completed: int | None = None):
        self.training, self._completed = training, completed

    @cached_property
    def rows(self) -> list[TrainingCost]:
        """All that were written, those taken back too."""
        return list(self.training.costs.select_related("created_by", "revoked_by"))

    @property
    def valid(self) -> list[TrainingCost]:
        return [row for row in self.rows if row.is_valid]

    @property
    def total_rupiah(self) -> int:
        return sum(row.amount_rupiah for row in self.valid)

    @property
    def by_kind(self) -> list[KindSum]:
        """Kinds that anything was spent on, in their order."""
        sums = {kind: sum(row.amount_rupiah for row in self.valid if row.kind == kind) for kind in TrainingCost.Kind}
        return [KindSum(kind.label, amount) for kind, amount in sums.items() if amount]

    @cached_property
    def completed_count(self) -> int:
        if self._completed is not None:
            return self._completed
        return self.training.enrolments.filter(status=Enrolment.Status.COMPLETED).count()

    @property
    def per_completed(self) -> int | None:
        """Rupiah, rounded half up; None while nothing was spent or nobody completed it."""
        people, total = self.completed_count, self.total_rupiah
        return (2 * total + people) // (2 * people) if people and total else None

    @property
    def per_completed_note(self) -> str:
        """Of how many it speaks, or why it is not known."""
        if not self.total_rupiah:
            return "Belum ada biaya"
        return f"{angka(self.completed_count)} orang tuntas" if self.completed_count else "Belum ada yang tuntas"
