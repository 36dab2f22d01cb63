"""What belongs to a product or a skill, row by row: checklist, guide prices, materials, kinds of defects."""

from decimal import Decimal

from django import forms

from products.forms.rows import RowForm, Rows
from products.models import Criterion, Defect, GuidePrice, MaterialUse
from programs.models.plausible_days import plausible_day

NUMBER = "Tulis angka, misalnya 8 atau 8,5."
TOO_LARGE = "Angkanya terlalu besar; paling banyak tujuh angka dan dua di belakang koma."
NUMBER_ERRORS = {
    "invalid": NUMBER,
    **dict.fromkeys(("max_digits", "max_decimal_places", "max_whole_digits"), TOO_LARGE),
}


class MeasureField(forms.DecimalField):
    """Read and shown the way it is written here: `8,5`, and `35` rather than `35,00`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **options):
        super().__init__(max_digits=9, decimal_places=2, localize=True, error_messages=NUMBER_ERRORS, **options)

    def prepare_value(self, value):
        if not isinstance(value, Decimal):
            return value
        return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if value % 1 else f"{value:.0f}"


class CriterionForm(RowForm):
    lowest = MeasureField(label="Paling kecil", required=False)
    highest = MeasureField(label="Paling besar", required=False)

    class Meta:
        model = Criterion
        fields = ["text", "position", "severity", "lowest", "highest", "measure", "is_photo_needed", "is_active"]
        labels = {"is_active": "Dipakai", "position": "Urutan", "measure": "Satuan ukur"}
        help_texts = {"measure": ""}
        widgets = {"position": forms.TextInput(attrs={"inputmode": "numeric"})}
        error_messages = {
            "position": dict.fromkeys(("invalid", "min_value", "max_value"), "Urutan harus angka."),
            "severity": {"invalid_choice": "Pilih berat cacatnya."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False

    def clean(self):
        """The constraints of the model, said beside the field."""
        cleaned = super().clean()
        lowest, highest = cleaned.get("lowest"), cleaned.get("highest")
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error("lowest", "Batas bawah melebihi batas atas.")
        if (lowest is not None or highest is not None) and not cleaned.get("measure") and "measure" not in self.errors:
            self.add_error("measure", "Tulis satuannya, misalnya cm atau gram.")
        return cleaned


class Checklist(Rows):
    """Those in use first, in the order that was typed; blank places come last."""

    form_class, order = CriterionForm, ("-is_active", "position")
    title = "Ceklis QC"
    wide = ("text",)

    def arranged(self, kept):
        last = max((form.instance.position or 0 for form in kept), default=0)
        kept.sort(key=lambda form: (not form.instance.is_active, form.cleaned_data["position"] or last + 1))
        for number, form in enumerate(kept, start=1):
            if form.instance.position != number or form.has_changed():
                form.instance.position = number
                form.instance.save()
        return []


class GuidePriceForm(RowForm):
    once, is_removable = "begins_on", True

    class Meta:
        model = GuidePrice
        fields = ["begins_on", "amount_rupiah"]
        widgets = {"begins_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        error_messages = {
            "begins_on": {"invalid": "Tulis tanggal seperti 26/02/2024."},
            "amount_rupiah": {"min_value": "Harga pedoman paling sedikit Rp100."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["begins_on"].validators.append(plausible_day)


class Prices(Rows):
    form_class, order = GuidePriceForm, ("-begins_on",)
    title = "Harga pedoman"
    medium = ("begins_on", "amount_rupiah")


class MaterialUseForm(RowForm):
    once, is_removable = "material", True

    quantity = MeasureField(label="Tiap satuan", min_value=Decimal("0.01"))

    class Meta:
        model = MaterialUse
        fields = ["material", "quantity", "measure"]
        help_texts = {"measure": ""}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["quantity"].error_messages["min_value"] = "Pemakaian bahan harus lebih dari nol."


class Materials(Rows):
    form_class, order = MaterialUseForm, ("material",)
    title = "Bahan"
    wide = ("material",)


class DefectForm(RowForm):
    once = "code"

    class Meta:
        model = Defect
        fields = ["code", "name", "advice", "is_active"]
        labels = {"is_active": "Dipakai"}
        help_texts = {"advice": ""}


class Defects(Rows):
    form_class, owner_field, order = DefectForm, "skill", ("-is_active", "code")
    title = "Jenis cacat"
    wide = ("name", "advice")
