"""Who makes how many pieces of an order: a number beside each name."""

from django import forms

from products.actions import piecework
from products.capacity import Candidate, candidates, suggest
from products.forms.pieces import PiecesField
from products.models import PieceworkOrder
from products.models.piecework_order import MOST_ORDERED
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import angka

PART = "bagian-"


class WorkShareForm(SubmissionForm):
    """Shares at these rusunawa; suggested by capacity while nobody there has any."""

    def __init__(self, *args, order: PieceworkOrder, rusunawa, **kwargs):
        super().__init__(*args, **kwargs)
        self.order, self.rusunawa = order, list(rusunawa)
        self.candidates = candidates(order, self.rusunawa)
        given = {share.maker_id: share for share in order.work_shares.all()}
        here = {one.person.pk for one in self.candidates}
        self.elsewhere = sum(share.quantity for maker, share in given.items() if maker not in here)
        self.missing = suggest(self.candidates, max(order.quantity - self.elsewhere, 0))
        self.is_suggested = not here & set(given)
        for one in self.candidates:
            share = given.get(one.person.pk)
            number = one.suggested if self.is_suggested else share.quantity if share else 0
            self.fields[f"{PART}{one.person.pk}"] = PiecesField(
                label=one.person.name, required=False, most=MOST_ORDERED, initial=number
            )

    @property
    def rows(self) -> list[tuple[Candidate, forms.BoundField]]:
        return [(one, self[f"{PART}{one.person.pk}"]) for one in self.candidates]

    def share_out(self, *, by) -> PieceworkOrder:
        """May raise a ValidationError."""
        pieces = {one.person: self.cleaned_data[f"{PART}{one.person.pk}"] or 0 for one in self.candidates}
        return piecework.share_out(order=self.order, rusunawa=self.rusunawa, pieces=pieces, by=by)

    def said(self) -> str:
        typed = sum(self.cleaned_data[f"{PART}{one.person.pk}"] or 0 for one in self.candidates)
        left = self.order.quantity - self.elsewhere - typed
        unit = self.order.product.get_unit_display()
        return f"Bagian tersimpan. {f'Masih kurang {angka(left)} {unit}.' if left else 'Semua sudah dibagi.'}"
