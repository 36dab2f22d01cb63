"""Writing down a lot on a phone, and putting it right."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.functional import cached_property

from products import entry
from products.actions import lots
from products.forms.makers import MakersField, added_to, typed_for
from products.forms.photo import PhotoField
from products.makers import Resident
from products.models import Lot, Product
from programs.forms.errors import place
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm

OTHER_DAY = "lain"
DAY_WRONG = "Tulis tanggal seperti 26/02/2024."
#: what the action objects to about the makers, beside them
ABOUT_MAKERS = {"lived_elsewhere", "nothing_made", "implausible"}


def explain(form, error: ValidationError, names=None):
    """Each sentence of an action beside what it is about."""
    if getattr(error, "code", None) in ABOUT_MAKERS or (not hasattr(error, "error_dict") and "diperiksa" in str(error)):
        form.add_error("makers", error.messages)
    else:
        place(form, error, names)


class LotForm(SubmissionForm):
    """What was made today, by whom; `earlier` is the lot it repeats."""

    product = forms.ModelChoiceField(
        Product.objects.active().select_related("skill"),
        label="Apa yang dibuat?",
        error_messages={
            "required": "Pilih barangnya.",
            "invalid_choice": "Barang ini tidak ada lagi. Pilih yang lain.",
        },
    )
    day = forms.CharField(label="Kapan?", max_length=10, error_messages={"required": "Pilih harinya."})
    made_on = forms.DateField(
        label="Tanggal dibuat",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DAY_WRONG},
    )
    photo = PhotoField(label="Foto, boleh nanti", required=False)
    remark = forms.CharField(label="Keterangan", max_length=200, required=False)

    def __init__(self, *args, rusunawa, earlier: Lot | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rusunawa, self.earlier = rusunawa, earlier
        today = timezone.localdate()
        self.days = [(today.isoformat(), "Hari ini"), ((today - timedelta(days=1)).isoformat(), "Kemarin")]
        self.initial |= {"product": earlier.product_id if earlier else None, "day": today.isoformat()}
        if self.is_bound and not self.is_only_adding:
            sent = {*typed_for(self.data), *added_to(self.data)}
            self.fields["makers"] = MakersField.among(entry.makers_among(rusunawa, sent))
        else:
            made = {share.maker_id: share.quantity for share in earlier.shares.all()} if earlier else {}
            self.fields["makers"] = MakersField(people=self.people)
            self.initial["makers"] = {pk: number for pk, number in made.items() if pk in self.people}

    # What only the page shows is asked only for a page.

    @cached_property
    def people(self) -> dict[int, Resident]:
        return entry.people_of(self.rusunawa)

    @cached_property
    def lately(self) -> entry.Lately:
        return entry.Lately(self.rusunawa)

    @cached_property
    def products(self) -> tuple[list[Product], list[Product]]:
        return self.lately.products()

    @property
    def usual_products(self) -> list[Product]:
        return self.products[0]

    @property
    def other_products(self) -> list[Product]:
        return self.products[1]

    @property
    def is_only_adding(self) -> bool:
        """Without JavaScript the page is sent to get a row for one more person."""
        return self.is_bound and "tambah" in self.data

    def full_clean(self):
        if self.is_only_adding:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def rows(self):
        """Those who are written down, then those who are usual there."""
        field = self.fields["makers"]
        field.people = self.people
        return field.rows(self["makers"].value(), [] if self.earlier else self.lately.makers)

    @property
    def chosen_product(self) -> str:
        return str(self["product"].value() or "")

    @property
    def is_other_product_chosen(self) -> bool:
        return self.chosen_product in {str(product.pk) for product in self.other_products}

    def clean(self):
        cleaned = super().clean()
        if "day" in cleaned and "made_on" in cleaned:
            self._settle_day(cleaned)
        return cleaned

    def _settle_day(self, cleaned):
        if cleaned["day"] == OTHER_DAY:
            if not cleaned["made_on"]:
                self.add_error("made_on", "Isi tanggalnya.")
                return
            try:
                lots.check_day(cleaned["made_on"])
            except ValidationError as error:
                self.add_error("made_on", error)
            return
        try:
            cleaned["made_on"] = date.fromisoformat(cleaned["day"])
        except ValueError:
            self.add_error("day", "Pilih harinya.")

    def log(self, *, by) -> Lot:
        """May raise a ValidationError, which `explain` puts where it belongs."""
        names = ("product", "made_on", "makers", "remark")
        values = {name: self.cleaned_data[name] for name in names}
        return lots.log(rusunawa=self.rusunawa, photo=self.cleaned_data["photo"] or "", by=by, **values)

    def explain(self, error: ValidationError):
        is_other = self.cleaned_data.get("day") == OTHER_DAY
        explain(self, error, {"made_on": "made_on" if is_other else "day"})


class LotEditForm(RevisionForm):
    """Who made how many, and when; after the first inspection with a reason."""

    photo = PhotoField(label="Ganti foto", required=False)
    reason = forms.CharField(
        label="Alasan koreksi",
        max_length=200,
        required=False,
        help_text="Tersimpan di jejak perubahan.",
    )

    class Meta:
        model = Lot
        fields = ["made_on", "remark"]
        widgets = {"made_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["made_on"].error_messages["invalid"] = DAY_WRONG
        self.fields["made_on"].validators.append(lots.check_day)
        made = {share.maker_id: share for share in self.instance.shares.select_related("maker") if share.quantity}
        self.people = entry.people_of(self.instance.rusunawa)
        for pk, share in made.items():  # who moved away long ago still stands in the lot
            self.people.setdefault(pk, Resident(pk, share.maker.name, ""))
        self.fields["makers"] = MakersField(people=self.people)
        self.initial["makers"] = {pk: share.quantity for pk, share in made.items()}
        self.is_inspected = self.instance.inspections.exists()
        if self.is_inspected:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = "Lot ini sudah diperiksa. Tulis alasan koreksinya."
        else:
            del self.fields["reason"]

    @property
    def is_only_adding(self) -> bool:
        return self.is_bound and "tambah" in self.data

    def full_clean(self):
        if self.is_only_adding:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    @property
    def rows(self):
        return self.fields["makers"].rows(self["makers"].value(), self.initial["makers"])

    def correct(self, *, by) -> Lot:
        """May raise a ValidationError, which `explain` puts where it belongs."""
        values = {name: self.cleaned_data[name] for name in ("made_on", "remark", "makers")}
        if photo := self.cleaned_data.get("photo"):
            values["photo"] = photo
        return lots.correct(lot=self.instance, reason=self.cleaned_data.get("reason", ""), by=by, **values)
