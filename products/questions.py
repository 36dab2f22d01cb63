"""What a resident is asked of each payment, what she said of it, and what she was answered."""

from dataclasses import dataclass

from products.models import Payout, StatementAnswer, StatementLink


@dataclass(frozen=True)
class Question:
    """Of one payment; without one, of her statement as a whole. `answer` is her last one."""

    payout: Payout | None
    answer: StatementAnswer | None

    @property
    def number(self) -> int:
        """Of the answer that comes next."""
        return self.answer.number + 1 if self.answer else 1

    @property
    def dispute(self):
        return getattr(self.answer, "dispute", None) if self.answer else None

    @property
    def is_asked(self) -> bool:
        """Nothing was said yet, or what she objected to was settled."""
        return self.answer is None or (self.dispute is not None and not self.dispute.is_open)

    @property
    def is_under_way(self) -> bool:
        return self.dispute is not None and self.dispute.is_open

    @property
    def replies(self) -> list:
        return list(self.dispute.replies.all()) if self.dispute else []

    @property
    def key(self) -> str:
        return str(self.payout.pk) if self.payout else ""


def questions_of(link: StatementLink, payouts) -> tuple[list[Question], Question]:
    """About each of these payments, and about all."""
    rows = StatementAnswer.objects.filter(participant=link.participant_id).select_related("dispute")
    last: dict[int | None, StatementAnswer] = {}
    for answer in rows.prefetch_related("dispute__replies").order_by("number", "pk"):
        if answer.payout_id or answer.link_id == link.pk:
            last[answer.payout_id] = answer
    asked = [Question(payout, last.get(payout.pk)) for payout in payouts if payout.is_paid]
    return asked, Question(None, last.get(None))
