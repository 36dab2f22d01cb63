"""What is typed about a product."""

from django import forms
from django.core.files.base import ContentFile
from django.db import transaction

from products.forms.photo import PhotoField
from products.models import GuidePrice, Product
from products.photos import PAGE
from programs.models import Skill
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.pictures import reduced
from rusunpreneur.revisions import RevisionForm

FOOD = ("storage", "shelf_life_days", "meat_source", "grinding_place")
NUMBERS = ("standard_minutes", "shelf_life_days", "sample_size", "acceptance_number")
#: In the order of the page, which is that of the summary of errors too.
FIELDS = [
    *("name", "other_names", "skill", "unit", "standard_minutes", "price", "photo"),
    *("is_food", *FOOD, "sample_size", "acceptance_number", "is_active"),
]
OUT_OF_RANGE = ("invalid", "min_value", "max_value")


def between(said: str) -> dict[str, str]:
    return dict.fromkeys(OUT_OF_RANGE, said)


class ProductForm(RevisionForm):
    """The facts of a product; what does not fit its kind is left empty."""

    photo = PhotoField(label="Foto", required=False, help_text="Satu barang, terang, latar polos.")

    class Meta:
        model = Product
        fields = [name for name in FIELDS if name not in ("price", "photo")]
        labels = {"is_food": "Ini makanan atau minuman", "is_active": "Masih dibuat"}
        help_texts = {
            "other_names": "Sebutan lain yang dipakai warga, pisahkan dengan koma: mangkuk kecil, tempat mangkuk.",
            "is_active": "Yang tidak dibuat lagi tidak ditawarkan saat mencatat produksi.",
        }
        error_messages = {
            "name": {"unique": "Produk dengan nama ini sudah ada. Bila itu sebutan lain, tulis di nama lain."},
            "skill": {"invalid_choice": "Keahlian ini tidak ada lagi. Pilih yang lain."},
            "unit": {"invalid_choice": "Pilih satuannya."},
            "standard_minutes": between("Menit per satuan harus antara 1 dan 6.000."),
            "shelf_life_days": between("Masa simpan harus antara 1 dan 1.095 hari."),
            "sample_size": between("Jumlah contoh harus bilangan bulat, misalnya 5."),
            "acceptance_number": between("Cacat paling banyak harus bilangan bulat, misalnya 1."),
        }

    field_order = FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        skills = Skill.objects.filter(is_active=True)
        self.fields["skill"].queryset = skills | Skill.objects.filter(pk=self.instance.skill_id)
        self.fields["skill"].empty_label = "Pilih keahlian"
        for name in FOOD:
            self._begin_with_words(name)
        for name in NUMBERS:
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def _begin_with_words(self, name):
        field = self.fields[name]
        if hasattr(field, "choices"):
            field.choices = [("", f"Pilih {field.label.lower()}"), *(pair for pair in field.choices if pair[0])]

    def clean_other_names(self):
        """Each once, without stray commas."""
        names = (" ".join(name.split()) for name in self.cleaned_data["other_names"].split(","))
        return ", ".join(dict.fromkeys(name for name in names if name))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_food"):
            self._ask_how_it_keeps(cleaned)
        else:
            cleaned |= {"storage": "", "shelf_life_days": None, "meat_source": "", "grinding_place": ""}
        self._ask_for_the_whole_plan(cleaned)
        return cleaned

    def _ask_how_it_keeps(self, cleaned):
        if not cleaned.get("storage") and "storage" not in self.errors:
            self.add_error("storage", "Pilih cara menyimpannya.")
        days = cleaned.get("shelf_life_days")
        if "shelf_life_days" not in self.errors and not (days and days <= 1095):
            self.add_error("shelf_life_days", self.fields["shelf_life_days"].error_messages["min_value"])

    def _ask_for_the_whole_plan(self, cleaned):
        """The constraints of the model, said beside the field."""
        size, accepted = cleaned.get("sample_size"), cleaned.get("acceptance_number")
        if {"sample_size", "acceptance_number"} & set(self.errors):
            return
        if (size is None) != (accepted is None):
            missing = "sample_size" if size is None else "acceptance_number"
            self.add_error(missing, "Isi jumlah contoh dan cacat paling banyak, atau kosongkan keduanya.")
        elif size is not None and size <= accepted:
            self.add_error("acceptance_number", "Cacat paling banyak harus lebih kecil dari jumlah contoh.")

    def save(self, commit=True):
        if photo := self.cleaned_data.get("photo"):
            self.instance.photo = ContentFile(reduced(photo, PAGE), name=photo.name)
        return super().save(commit)


class NewProductForm(SubmissionForm, ProductForm):
    """With its first guide price, which holds from today."""

    price = RupiahFormField(label="Harga pedoman", required=False, help_text="Boleh nanti. Misalnya 35.000.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]

    def clean_price(self):
        price = self.cleaned_data["price"]
        if price is not None and price < 100:
            raise forms.ValidationError("Harga pedoman paling sedikit Rp100.")
        return price

    @transaction.atomic
    def save(self, commit=True):
        product = super().save(commit)
        if self.cleaned_data["price"] is not None:
            GuidePrice.objects.create(product=product, amount_rupiah=self.cleaned_data["price"])
        return product
