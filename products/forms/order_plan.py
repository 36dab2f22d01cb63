"""How many pieces of each line come from whom, as typed: `bagi-<line>-<rusunawa>-<maker or 0>`."""

import re

from django.core.exceptions import ValidationError

from products.actions import orders
from products.forms.pieces import PiecesField
from products.order_plan import OrderPlan
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import angka

NAME = re.compile(r"bagi-(\d{1,9})-(\d{1,9})-(\d{1,9})")


class PlanForm(SubmissionForm):
    """`table` pairs each line with its rows: the candidate, the name of its input, what stands in it, what is wrong."""

    def __init__(self, *args, plan: OrderPlan, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan, self.wrong, self.typed = plan, {}, {}

    @property
    def table(self) -> list[tuple]:
        return [(one, [self._row(one, candidate) for candidate in one.candidates]) for one in self.plan.lines]

    def _row(self, one, candidate) -> tuple:
        name = one.name_of(candidate)
        stands = candidate.asked if one.is_planned else candidate.suggested
        value = self.data.get(name, "") if self.is_bound else stands or ""
        return candidate, name, value, self.wrong.get(name, "")

    def clean(self):
        cleaned, field = super().clean(), PiecesField(required=False)
        for name in self.data:
            if written := NAME.fullmatch(name):
                line, rusunawa, maker = (int(part) for part in written.groups())
                try:
                    self.typed[line, rusunawa, maker or None] = field.clean(self.data[name]) or 0
                except ValidationError as error:
                    self.wrong[name] = error.messages[0]
        if self.wrong:
            raise ValidationError(f"{angka(len(self.wrong))} jumlah tidak terbaca. Tulis angka bulat.", code="invalid")
        self._refuse_strangers()
        return cleaned

    def _refuse_strangers(self):
        """Makers are those of the table: trained, and living there."""
        known = {(one.line.pk, *candidate.key) for one in self.plan.lines for candidate in one.candidates}
        if any(pieces and key not in known for key, pieces in self.typed.items()):
            raise ValidationError("Ada nama yang tidak ada di daftar lagi. Muat ulang halamannya.", code="stranger")

    def share_out(self, *, by):
        return orders.share_out(order=self.plan.order, plan=self.typed, within=self.plan.places.values(), by=by)
