from rusunpreneur.administration import ReadOnlyAdmin


class CertificateAdmin(ReadOnlyAdmin):
    """Issued and taken back on the page of the training, where they are numbered."""

    list_display = ["number", "holder_name", "training", "issued_on", "signatory_name", "revoked_at", "revoked_reason"]
    list_select_related = ["training__rusunawa"]
    list_filter = ["year", "training__skill"]
    search_fields = ["holder_name", "training__name", "=serial"]
    date_hierarchy = "issued_on"


class TrainingCostAdmin(ReadOnlyAdmin):
    """Written and taken back on the page of the training."""

    list_display = ["training", "kind", "description", "amount_rupiah", "spent_on", "document_number", "revoked_at"]
    list_select_related = ["training__rusunawa"]
    list_filter = ["kind", "training__skill"]
    search_fields = ["training__name", "description", "document_number"]
    date_hierarchy = "spent_on"
