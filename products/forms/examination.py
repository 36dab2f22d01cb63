"""The whole inspection page: its small forms asked together, and carried out in the way the inspector chose."""

from django.core.exceptions import ValidationError

from products.actions import inspections
from products.forms.checks import CheckForm
from products.forms.inspections import InspectionForm, JudgementForm
from products.models import Grade, Inspection, Lot, Place
from rusunpreneur.words import angka

#: the buttons of the page: what was typed, all that waits, all that waits by a sample
TYPED, CLEAN, SAMPLED = "", "semua", "contoh"


class Examination:
    """What waits of a lot, as forms. Bound when `data` is given."""

    def __init__(self, lot: Lot, data=None, files=None):
        self.lot, self.data = lot, data
        self.doubted: list[CheckForm] = []
        self.way = data.get("cara", TYPED) if data is not None else TYPED
        rows = lot.balances.present().of_kind(Place.Kind.WAITING).select_related("share__maker").order_by("share_id")
        self.balances = list(rows.only("lot", "quantity", "share__lot", "share__quantity", "share__maker__name"))
        self.waiting = sum(balance.quantity for balance in self.balances)
        self.plan = lot.product if lot.product.sample_size else None
        self.needed = min(self.plan.sample_size, self.waiting) if self.plan else 0
        self.defects = list(lot.product.skill.defects.filter(is_active=True))
        self.whole = InspectionForm(data, most=self.waiting, least=self.needed)
        self.checks = [
            CheckForm(data, files, criterion=criterion) for criterion in lot.product.criteria.filter(is_active=True)
        ]
        self.makers = [
            JudgementForm(data, files, share=row.share, waiting=row.quantity, defects=self.defects)
            for row in self.balances
        ]

    @property
    def groups(self) -> list[tuple[str, list]]:
        """The small forms in the order of the page; those of a maker under the name, where there are several."""
        are_many = len(self.makers) > 1
        makers = [(maker.share.maker.name if are_many else "", [maker, *maker.faults]) for maker in self.makers]
        return [("", self.checks), *makers, ("", [self.whole])]

    @property
    def forms(self) -> list:
        return [form for _, forms in self.groups for form in forms]

    @property
    def asked_first(self) -> list[CheckForm]:
        """Lines that are answered before all that waits can pass at once."""
        return [check for check in self.checks if check.is_asked_first]

    @property
    def is_wrong(self) -> bool:
        return self.data is not None and any(form.errors for form in self.forms)

    def is_valid(self) -> bool:
        """Every form is checked, not only up to the first error."""
        for form in self.forms:
            form.full_clean()
        self._say_what_changed()
        for check in self.checks:
            check.require_answer(is_clean_lot=self.way == CLEAN)
        self._refuse_critical()
        self._ask_about_doubts()
        if self.way == TYPED:
            for maker in self.makers:
                maker.settle()
        if self.way == SAMPLED:
            self.whole.require_sample()
        return not any(form.errors for form in self.forms_of_this_way)

    @property
    def forms_of_this_way(self) -> list:
        """With one tap for all, or with a sample, the numbers of the makers are not read."""
        return self.forms if self.way == TYPED else [*self.checks, self.whole]

    def carry_out(self, *, by) -> Inspection:
        """Raises ValidationError for what only the action can know."""
        given = {
            "lot": self.lot,
            "by": by,
            "checks": [check for form in self.checks if (check := form.check())],
            "remark": self.whole.cleaned_data["remark"],
        }
        if self.way == SAMPLED:
            return inspections.pass_sample(sample=self.whole.sample(), **given)
        if self.way == CLEAN:
            return inspections.pass_all(grade=Grade.A, **given)
        return inspections.record(judgements=[maker.judgement() for maker in self.makers], **given)

    def _say_what_changed(self):
        """Somebody judged, or brought pieces back, while this page stood open: the numbers meant something else."""
        asked = {name: value for name, value in self.data.items() if name.endswith("-waiting")}
        there = {maker.add_prefix("waiting"): maker for maker in self.makers}
        for maker in self.makers:
            if maker.has_changed_meanwhile:
                maker.add_error(None, self._changed(maker))
        if changed := [maker for maker in self.makers if maker.has_changed_meanwhile] or set(asked) - set(there):
            self.whole.add_error(
                None,
                "Sementara halaman ini terbuka, lot ini sudah dinilai atau barangnya bertambah"
                f"{' untuk ' + str(len(changed)) + ' pembuat' if len(changed) > 1 else ''}. "
                "Periksa lagi angkanya, lalu simpan.",
            )

    def _changed(self, maker) -> str:
        before, now = maker.cleaned_data["waiting"], maker.now_waiting
        return f"Sekarang {angka(now)} menunggu, tadi {angka(before)}."

    def _refuse_critical(self):
        """A line that is critical and not met: something of the lot cannot have passed whole."""
        if not self._has_any("rework", "rejected"):
            for check in self.checks:
                if check.is_critical and check.doubt:
                    said = f"{check.doubt.rstrip('.')}. Ini kritis, jadi tidak semua barang bisa lulus."
                    check.add_error(check.answer_name, said)

    def _ask_about_doubts(self):
        """Noticed before it is kept: what passes all the same passes for a reason."""
        if self.way == TYPED and not self._has_any("passed_a", "passed_b"):
            return
        self.doubted = [check for check in self.checks if check.doubt]
        if not self.doubted:
            return
        self.whole.require_pass_reason()
        if "pass_reason" in self.whole.errors:
            for check in self.doubted:
                check.add_error(check.answer_name, check.doubt)

    def _has_any(self, *columns: str) -> bool:
        """Whether a maker's numbers say so; they are not read with one tap for all, or with a sample."""
        return self.way == TYPED and any(maker.cleaned_data.get(name) for maker in self.makers for name in columns)

    def show_what_waits_now(self):
        """The same forms over the numbers as they are: sending again is then meant for these."""
        self.data = self.data.copy()
        for maker in self.makers:
            self.data[maker.add_prefix("waiting")] = maker.now_waiting
            maker.data = self.data

    def refuse(self, error: ValidationError):
        self.whole.add_error(None, error.messages)
