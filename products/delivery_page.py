"""What went to the company: our verdict beside its own, what it owes, what it paid."""

from collections import defaultdict
from functools import cached_property

from products.models import PartnerDeliveryLine, PartnerPayment, PartnerVerdict, PieceworkOrder


class Line:
    """One maker's pieces: as our QC passed them, and what the company said."""

    def __init__(self, line: PartnerDeliveryLine, verdict: PartnerVerdict | None, name: str | None):
        self.line, self.verdict, self.name = line, verdict, name

    @property
    def is_known(self) -> bool:
        """Whether the reader may know of this person at all; her company knows her code."""
        return self.name is not None

    @property
    def who(self) -> str:
        return self.name or self.line.share.maker.code

    @property
    def differs(self) -> bool:
        """The company saw it in another way than our QC."""
        mine = f"accepted_{self.line.grade.lower()}"
        return self.verdict is not None and getattr(self.verdict, mine) != self.line.quantity


class Sent:
    """One delivery with its lines and payments; of people who may not be known to the reader only the sum is told."""

    def __init__(self, delivery, lines: list[Line], payments: list[PartnerPayment]):
        self.delivery, self.lines, self.payments = delivery, lines, payments
        self.known = [line for line in lines if line.is_known]

    @property
    def decision(self):
        return next((line.verdict.inspection for line in self.lines if line.verdict), None)

    @property
    def differing(self) -> list[Line]:
        return [line for line in self.known if line.differs]

    @property
    def agreed(self) -> list[Line]:
        return [line for line in self.known if not line.differs]

    @property
    def quantity(self) -> int:
        return sum(line.line.quantity for line in self.lines)

    @property
    def accepted(self) -> int:
        return sum(line.verdict.accepted for line in self.lines if line.verdict)

    @property
    def rejected(self) -> int:
        return sum(line.verdict.rejected for line in self.lines if line.verdict)

    @property
    def owed(self) -> int:
        return self.delivery.claim.amount_rupiah if self.delivery.claim else 0

    @property
    def paid(self) -> int:
        return sum(payment.amount_rupiah for payment in self.payments)

    @property
    def left(self) -> int:
        return self.owed - self.paid


class Deliveries:
    def __init__(self, order: PieceworkOrder, names: dict[int, str], *, may_change: bool):
        self.order, self.names, self.may_change = order, names, may_change

    @cached_property
    def all(self) -> list[Sent]:
        """The latest first."""
        lines: dict = defaultdict(list)
        rows = PartnerDeliveryLine.objects.filter(delivery__order=self.order).order_by("-delivery__number", "pk")
        wanted = rows.select_related("delivery__claim", "share__lot", "share__maker")
        for row in wanted.defer("share__maker__nik_encrypted"):
            row.delivery.order = self.order
            name = self.names.get(row.share.maker_id)
            lines[row.delivery].append(Line(row, self._verdicts.get(row.pk), name))
        return [Sent(delivery, each, self._payments[delivery.pk]) for delivery, each in lines.items()]

    @cached_property
    def _verdicts(self) -> dict[int, PartnerVerdict]:
        standing = PartnerVerdict.objects.filter(inspection__delivery__order=self.order, inspection__reversed_at=None)
        return {verdict.line_id: verdict for verdict in standing.select_related("inspection")}

    @cached_property
    def _payments(self) -> dict[int, list[PartnerPayment]]:
        found = defaultdict(list)
        for payment in PartnerPayment.objects.filter(delivery__order=self.order, reversed_at=None).order_by("paid_on"):
            found[payment.delivery_id].append(payment)
        return found

    @property
    def delivered(self) -> int:
        """What is with the company; the rejected came back."""
        return sum(sent.quantity - sent.rejected for sent in self.all)

    @property
    def accepted(self) -> int:
        return sum(sent.accepted for sent in self.all)

    @property
    def owed_rupiah(self) -> int:
        return sum(sent.owed for sent in self.all)

    @property
    def paid_rupiah(self) -> int:
        return sum(sent.paid for sent in self.all)
