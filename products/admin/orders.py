"""Orders of buyers to look up. They are taken, delivered and paid on their pages."""

from rusunpreneur.administration import ReadOnlyAdmin


class BuyerAdmin(ReadOnlyAdmin):
    list_display = ["name", "unit", "kind", "contact"]
    list_filter = ["kind"]
    search_fields = ["name", "unit", "contact"]


class OrderAdmin(ReadOnlyAdmin):
    list_display = ["buyer", "buyer_number", "channel", "city", "ordered_on", "promised_on", "cancelled_at"]
    list_select_related = ["buyer", "city"]
    list_filter = ["channel", "city"]
    search_fields = ["buyer__name", "buyer_number", "occasion"]
    date_hierarchy = "ordered_on"


class OrderLineAdmin(ReadOnlyAdmin):
    list_display = ["order", "product", "quantity"]
    list_select_related = ["order__buyer", "product"]
    list_filter = ["product"]
    search_fields = ["order__buyer__name", "product__name"]


class OrderShareAdmin(ReadOnlyAdmin):
    list_display = ["line", "rusunawa", "maker", "quantity"]
    list_select_related = ["line__order__buyer", "line__product", "rusunawa", "maker"]
    list_filter = ["rusunawa"]
    search_fields = ["maker__name", "line__order__buyer__name"]


class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ["order", "sale", "carrier", "received_on", "receiver"]
    list_select_related = ["order__buyer", "sale"]
    list_filter = ["received_on"]
    search_fields = ["order__buyer__name", "receiver"]


class InvoiceAdmin(ReadOnlyAdmin):
    list_display = ["number", "order", "issued_on", "made_by"]
    list_select_related = ["order__buyer", "made_by"]
    list_filter = ["issued_on"]
    search_fields = ["number", "order__buyer__name"]


class OrderPaymentAdmin(ReadOnlyAdmin):
    list_display = ["order", "paid_on", "tax_slip_number", "recorded_by"]
    list_select_related = ["order__buyer", "recorded_by"]
    list_filter = ["paid_on"]
    search_fields = ["order__buyer__name", "tax_slip_number"]


class OrderDocumentAdmin(ReadOnlyAdmin):
    list_display = ["order", "kind", "format", "uploaded_at", "uploaded_by"]
    list_select_related = ["order__buyer", "uploaded_by"]
    list_filter = ["kind"]
    search_fields = ["order__buyer__name"]
    exclude = ["file"]
