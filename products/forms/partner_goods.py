"""What is typed while an order is worked on: material, pieces, deliveries, what is accepted, what is paid."""

from django import forms
from django.core.files.base import ContentFile
from django.utils import timezone

from products.actions import deliveries, hand_ins, materials, partner_bills
from products.actions.deliveries import Decision, Pieces
from products.forms.partners import DAY, AmountField, day_input
from products.forms.pieces import PiecesField
from products.models import Balance, MaterialMove, PartnerDelivery, PartnerVerdict, PieceworkOrder, Place
from products.models.material_move import IN_HAND
from products.models.order_material import LEAST
from products.workers import names_for
from programs.documents import evidence_file
from programs.models.plausible_days import plausible_day
from rusunpreneur.access import OFFICE
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField

Kind = MaterialMove.Kind


def day_field(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=day_input(),
        initial=timezone.localdate,
        error_messages=DAY | {"required": "Isi tanggalnya."},
        validators=[plausible_day],
    )


def workers_of(order, user) -> list:
    """Shares of people whom this user writes for, by name."""
    shares = list(order.work_shares.select_related("maker", "rusunawa").order_by("maker__name", "pk"))
    named = names_for(user, shares)
    return [share for share in shares if named.get(share.maker_id) == share.maker.name]


class MaterialMoveForm(SubmissionForm):
    material = forms.ChoiceField(label="Bahan", error_messages={"required": "Pilih bahannya."})
    kind = forms.ChoiceField(label="Yang terjadi", error_messages={"required": "Pilih yang terjadi."})
    holder = forms.ChoiceField(label="Pembuat", required=False, help_text="Bila bahannya di tangan pembuat.")
    quantity = AmountField(label="Jumlah", min_value=LEAST)
    moved_on = day_field("Tanggal")
    note = forms.CharField(label="Keterangan", max_length=200, required=False)

    def __init__(self, *args, order: PieceworkOrder, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.materials = {str(one.pk): one for one in order.materials.all()}
        self.holders = {str(share.maker_id): share.maker for share in workers_of(order, user)}
        kinds = Kind.choices if user.access.has(*OFFICE) else [pair for pair in Kind.choices if pair[0] in IN_HAND]
        self.fields["material"].choices = [(key, f"{one} ({one.measure})") for key, one in self.materials.items()]
        self.fields["kind"].choices = [("", "Pilih yang terjadi"), *kinds]
        self.fields["holder"].choices = [("", "–"), *((key, one.name) for key, one in self.holders.items())]
        self.fields["quantity"].error_messages |= {
            "required": "Isi jumlahnya.",
            "min_value": "Jumlah harus lebih dari nol.",
        }

    def move(self, *, by) -> MaterialMove:
        """May raise a ValidationError."""
        values = {name: self.cleaned_data[name] for name in ("kind", "quantity", "moved_on", "note")}
        material = self.materials[self.cleaned_data["material"]]
        return materials.move(material=material, holder=self.holders.get(self.cleaned_data["holder"]), by=by, **values)


class HandInForm(SubmissionForm):
    """Who made how many of an order at one rusunawa, on one day."""

    made_on = day_field("Dibuat pada")
    remark = forms.CharField(label="Keterangan", max_length=200, required=False)

    def __init__(self, *args, order: PieceworkOrder, rusunawa, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.order, self.rusunawa = order, rusunawa
        self.shares = [share for share in workers_of(order, user) if share.rusunawa_id == rusunawa.pk]
        for share in self.shares:
            self.fields[f"buat-{share.maker_id}"] = PiecesField(label=share.maker.name, required=False)

    @property
    def rows(self):
        return [(share, self[f"buat-{share.maker_id}"]) for share in self.shares]

    def hand_in(self, *, by):
        """May raise a ValidationError."""
        makers = {share.maker: self.cleaned_data[f"buat-{share.maker_id}"] or 0 for share in self.shares}
        values = {name: self.cleaned_data[name] for name in ("made_on", "remark")}
        return hand_ins.hand_in(order=self.order, rusunawa=self.rusunawa, makers=makers, by=by, **values)


def refused_of(order: PieceworkOrder) -> dict[tuple[int, str], tuple[int, str]]:
    """What the company sent back, by share and grade: how many pieces, and why the last of them."""
    verdicts = PartnerVerdict.objects.filter(line__delivery__order=order, inspection__reversed_at=None, rejected__gt=0)
    found: dict[tuple[int, str], tuple[int, str]] = {}
    for share, grade, pieces, why in verdicts.order_by("pk").values_list(
        "line__share", "line__grade", "rejected", "reason"
    ):
        found[share, grade] = (found.get((share, grade), (0, ""))[0] + pieces, why)
    return found


class DeliveryForm(SubmissionForm):
    """How many of what stands in the stores goes to the company: all that it has not refused, unless one says else."""

    delivered_on = day_field("Diserahkan pada")
    note = forms.CharField(label="Keterangan", max_length=200, required=False)

    def __init__(self, *args, order: PieceworkOrder, **kwargs):
        super().__init__(*args, **kwargs)
        self.order = order
        stored = Balance.objects.present().of_kind(Place.Kind.STORE).filter(lot__hand_in__order=order)
        rows = stored.select_related("share__maker", "share__lot__rusunawa").order_by("lot_id", "share_id", "grade")
        self.balances = list(rows)
        refused = refused_of(order)
        for row in self.balances:
            row.refused = min(row.quantity, refused.get((row.share_id, row.grade), (0, ""))[0])
            row.refused_why = refused[row.share_id, row.grade][1] if row.refused else ""
            label = f"{row.share.maker.name}, {row.share.lot}, mutu {row.grade}"
            initial = row.quantity - row.refused
            self.fields[f"serah-{row.pk}"] = PiecesField(label=label, required=False, initial=initial)

    @property
    def rows(self):
        return [(row, self[f"serah-{row.pk}"]) for row in self.balances]

    def deliver(self, *, by) -> PartnerDelivery:
        """May raise a ValidationError."""
        pieces = [Pieces(row.share, row.grade, self.cleaned_data[f"serah-{row.pk}"] or 0) for row in self.balances]
        values = {name: self.cleaned_data[name] for name in ("delivered_on", "note")}
        return deliveries.deliver(order=self.order, pieces=pieces, by=by, **values)


class DecisionForm(SubmissionForm):
    """What the company accepts of each line, in which grade, and why it does not take the rest."""

    def __init__(self, *args, delivery: PartnerDelivery, **kwargs):
        super().__init__(*args, **kwargs)
        self.delivery = delivery
        self.lines = list(delivery.lines.select_related("share__maker", "share__lot"))
        for line in self.lines:
            who = f"{line.share.maker.code} mutu {line.grade}"
            for name, label in (("a", "diterima A"), ("b", "diterima B"), ("tolak", "ditolak")):
                initial = line.quantity if name == line.grade.lower() else 0
                self.fields[f"{name}-{line.pk}"] = PiecesField(label=f"{who}: {label}", required=False, initial=initial)
            self.fields[f"alasan-{line.pk}"] = forms.CharField(
                label=f"{who}: alasan ditolak", max_length=200, required=False
            )

    @property
    def rows(self):
        names = ("a", "b", "tolak")
        return [(line, [self[f"{name}-{line.pk}"] for name in names], self[f"alasan-{line.pk}"]) for line in self.lines]

    def clean(self):
        cleaned = super().clean()
        for line in self.lines:
            numbers = [cleaned.get(f"{name}-{line.pk}") or 0 for name in ("a", "b", "tolak")]
            if any(f"{name}-{line.pk}" in self.errors for name in ("a", "b", "tolak")):
                continue
            if sum(numbers) != line.quantity:
                said = f"Jumlahnya {sum(numbers)}, padahal diserahkan {line.quantity}."
                self.add_error(f"a-{line.pk}", f"{line.share.maker.code}, mutu {line.grade}: {said}")
            if numbers[2] and not cleaned.get(f"alasan-{line.pk}", "").strip():
                said = "tulis alasan ditolak. Pembuat membacanya."
                self.add_error(f"alasan-{line.pk}", f"{line.share.maker.code}, mutu {line.grade}: {said}")
        return cleaned

    def decide(self, *, by):
        """May raise a ValidationError."""
        value = self.cleaned_data.get
        decisions = [
            Decision(
                line,
                accepted_a=value(f"a-{line.pk}") or 0,
                accepted_b=value(f"b-{line.pk}") or 0,
                rejected=value(f"tolak-{line.pk}") or 0,
                reason=value(f"alasan-{line.pk}") or "",
            )
            for line in self.lines
        ]
        return deliveries.decide(delivery=self.delivery, decisions=decisions, by=by)


class PaymentForm(SubmissionForm):
    amount = RupiahFormField(label="Jumlah dibayar", error_messages={"required": "Isi jumlahnya."})
    paid_on = day_field("Dibayar pada")
    proof = forms.FileField(
        label="Bukti bayar",
        help_text="Foto atau PDF, paling besar 8 MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf", "data-shrink-photo": True}),
        error_messages={"required": "Pilih foto atau berkas buktinya.", "empty": "Berkas ini kosong."},
    )
    note = forms.CharField(label="Keterangan", max_length=200, required=False)

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if not amount:
            raise forms.ValidationError("Jumlah dibayar harus lebih dari nol.")
        return amount

    def clean_proof(self):
        return evidence_file.clean(self.cleaned_data["proof"])

    def pay(self, *, delivery: PartnerDelivery, by):
        """May raise a ValidationError."""
        kept = self.cleaned_data["proof"]
        return partner_bills.pay(
            delivery=delivery,
            amount_rupiah=self.cleaned_data["amount"],
            paid_on=self.cleaned_data["paid_on"],
            note=self.cleaned_data["note"],
            proof=ContentFile(kept.content, name=f"bukti.{kept.kind}"),
            proof_kind=kept.kind,
            by=by,
        )


class CloseForm(SubmissionForm):
    reason = forms.CharField(label="Catatan, boleh kosong", max_length=200, required=False)
