"""What is typed about a company: itself, whom to call, what was agreed, who may sign in."""

import re

from django import forms

from participants.forms.participants import PhoneField
from products.forms.catalogue import MeasureField
from products.forms.rows import RowForm, Rows
from products.models import Contract, OrderMaterial, Partner, PartnerContact, PartnerUser
from products.models.contract import MOST_TOLERANCE
from products.models.order_material import LEAST
from programs.models.plausible_days import plausible_day
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import User
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm

THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?")
DAY = {"invalid": "Tulis tanggal seperti 26/02/2024."}


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AmountField(MeasureField):
    """An amount of material: `3.500` is three thousand and a half is `0,5`."""

    def to_python(self, value):
        text = str(value or "").strip()
        return super().to_python(text.replace(".", "") if THOUSANDS.fullmatch(text) else value)


class PartnerForm(RevisionForm):
    class Meta:
        model = Partner
        fields = ["name", "address", "remark", "is_active"]
        error_messages = {"name": {"unique": "Mitra dengan nama ini sudah ada."}}
        help_texts = {"is_active": "Yang tidak lagi bekerja sama tidak ditawarkan untuk pesanan baru."}


class NewPartnerForm(SubmissionForm, PartnerForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]


class PartnerRows(Rows):
    owner_field = "partner"
    section = ("partner_list", "Mitra")


class ContactForm(RowForm):
    once, is_removable = "name", True
    phone = PhoneField(
        label="Nomor HP", region="ID", required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )

    class Meta:
        model = PartnerContact
        fields = ["name", "position", "phone", "email"]
        error_messages = {"email": {"invalid": "Email ini tidak lengkap. Contoh: retno@contoh.id."}}


class Contacts(PartnerRows):
    form_class, order = ContactForm, ("name", "pk")
    title = "Kontak"
    wide = ("name",)


class ContractForm(RowForm):
    """Contracts with orders stay: the database refuses to remove them, so the page does not offer it."""

    once = "number"
    tolerance_percent = MeasureField(label="Toleransi bahan (persen)", min_value=0, max_value=MOST_TOLERANCE)

    class Meta:
        model = Contract
        fields = ["number", "begins_on", "ends_on", "tolerance_percent"]
        widgets = {"begins_on": day_input(), "ends_on": day_input()}
        error_messages = {"begins_on": DAY, "ends_on": DAY}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = dict.fromkeys(("min_value", "max_value"), "Toleransi bahan antara 0 dan 50 persen.")
        self.fields["tolerance_percent"].error_messages |= said
        for name in ("begins_on", "ends_on"):
            self.fields[name].validators.append(plausible_day)

    def clean(self):
        cleaned = super().clean()
        begins_on, ends_on = cleaned.get("begins_on"), cleaned.get("ends_on")
        if begins_on and ends_on and ends_on < begins_on:
            self.add_error("ends_on", "Kontrak berakhir sebelum berlaku.")
        return cleaned


class Contracts(PartnerRows):
    form_class, order = ContractForm, ("-begins_on", "pk")
    title = "Kontrak"
    wide = ("number",)
    medium = ("begins_on", "ends_on", "tolerance_percent")


class UserForm(RowForm):
    once, is_removable = "user", True

    class Meta:
        model = PartnerUser
        fields = ["user"]
        error_messages = {"user": {"invalid_choice": "Akun ini tidak berperan Mitra, atau sudah dipakai mitra lain."}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        users = User.objects.filter(is_active=True, assignments__role=Role.PARTNER, partner_user=None)
        self.fields["user"].queryset = (users | User.objects.filter(pk=self.instance.user_id)).distinct()
        self.fields["user"].empty_label = "Pilih akun"
        self.fields["user"].help_text = "Yang tampil di sini akun berperan Mitra. Admin membuatnya di halaman admin."


class Users(PartnerRows):
    form_class = UserForm
    title = "Pengguna"
    wide = ("user",)


class OrderMaterialForm(RowForm):
    once, is_removable = "material", True
    per_piece = AmountField(label="Tiap barang", min_value=LEAST)
    promised = AmountField(label="Jumlah dijanjikan", min_value=LEAST)

    class Meta:
        model = OrderMaterial
        fields = ["material", "per_piece", "measure", "promised", "promised_on"]
        widgets = {"promised_on": day_input()}
        error_messages = {"promised_on": DAY}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["promised_on"].validators.append(plausible_day)
        for name in ("per_piece", "promised"):
            self.fields[name].error_messages["min_value"] = "Jumlah bahan harus lebih dari nol."


class OrderMaterials(Rows):
    form_class, order, owner_field = OrderMaterialForm, ("material",), "order"
    section = ("piecework_list", "Pesanan mitra")
    title = "Bahan"
    wide = ("material",)
    medium = ("per_piece", "measure", "promised", "promised_on")
