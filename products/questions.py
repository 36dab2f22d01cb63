"""What a resident is asked of each payment, what she said of it, and what she was answered."""

from dataclasses import dataclass

from products.models import Payout, StatementAnswer, StatementLink


@dataclass(frozen=True)
class Question:
    """Of one payment; without one, of her statement as a whole. `answer` is her last, `number` that of the next."""

    payout: Payout | None
    answer: StatementAnswer | None
    number: int

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
    """About each of these payments, what awaits her answer first, and about all.

    What she objected to at a link before is still answered here.
    """
    rows = StatementAnswer.objects.filter(participant=link.participant_id).select_related("dispute")
    rows = sorted(rows.prefetch_related("dispute__replies"), key=lambda answer: answer.pk)
    last = {answer.payout_id: answer for answer in rows if answer.payout_id}
    whole = [answer for answer in rows if not answer.payout_id and (answer.link_id == link.pk or answer.is_objection)]
    here = [answer.number for answer in whole if answer.link_id == link.pk]
    about_all = Question(None, whole[-1] if whole else None, max(here, default=0) + 1)
    payments = [_question(payout, last.get(payout.pk)) for payout in payouts if payout.is_paid]
    return sorted(payments, key=lambda question: not question.is_asked), about_all


def _question(payout: Payout, answer: StatementAnswer | None) -> Question:
    return Question(payout, answer, answer.number + 1 if answer else 1)
