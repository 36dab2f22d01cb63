"""What is typed about a buyer."""

from products.models import Buyer
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm


class BuyerForm(RevisionForm):
    class Meta:
        model = Buyer
        fields = ["kind", "name", "unit", "address", "contact", "phone"]
        error_messages = {
            "kind": {"invalid_choice": "Pilih jenis pembelinya."},
            "phone": {"invalid": "Nomor ini tidak terbaca. Tulis seperti 0812-3456-7890."},
        }


class NewBuyerForm(SubmissionForm, BuyerForm):
    pass
