"""Companies and their orders to look up; what an hour is held against to keep. Orders are worked on their pages."""

from rusunpreneur.administration import OfficeModelAdmin, ReadOnlyAdmin


class HourlyReferenceAdmin(OfficeModelAdmin):
    list_display = ["begins_on", "hourly_rupiah", "source"]
    list_filter = ["begins_on"]
    search_fields = ["source"]


class PartnerAdmin(ReadOnlyAdmin):
    list_display = ["name", "address", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]


class PartnerContactAdmin(ReadOnlyAdmin):
    list_display = ["name", "position", "partner"]
    list_select_related = ["partner"]
    list_filter = ["partner"]
    search_fields = ["name", "partner__name"]


class PartnerUserAdmin(ReadOnlyAdmin):
    list_display = ["user", "partner"]
    list_select_related = ["user", "partner"]
    list_filter = ["partner"]
    search_fields = ["user__username", "user__name", "partner__name"]


class ContractAdmin(ReadOnlyAdmin):
    list_display = ["number", "partner", "begins_on", "ends_on", "tolerance_percent"]
    list_select_related = ["partner"]
    list_filter = ["partner"]
    search_fields = ["number", "partner__name"]


class PieceworkOrderAdmin(ReadOnlyAdmin):
    list_display = ["code", "contract", "product", "quantity", "due_on", "accepted_at", "closed_at", "cancelled_at"]
    list_select_related = ["contract__partner", "product"]
    list_filter = ["contract__partner", "inspected_by_whom"]
    search_fields = ["code", "product__name", "contract__partner__name"]
    date_hierarchy = "ordered_on"


class PieceRateAdmin(ReadOnlyAdmin):
    list_display = ["order", "grade", "begins_on", "rate_rupiah"]
    list_select_related = ["order"]
    list_filter = ["grade"]
    search_fields = ["order__code"]


class OrderMaterialAdmin(ReadOnlyAdmin):
    list_display = ["order", "material", "per_piece", "promised", "measure", "promised_on"]
    list_select_related = ["order"]
    list_filter = ["promised_on"]
    search_fields = ["order__code", "material"]


class WorkShareAdmin(ReadOnlyAdmin):
    list_display = ["order", "maker", "rusunawa", "quantity"]
    list_select_related = ["order", "maker", "rusunawa"]
    list_filter = ["rusunawa"]
    search_fields = ["order__code", "maker__name"]


class MaterialMoveAdmin(ReadOnlyAdmin):
    list_display = ["material", "kind", "holder", "quantity", "moved_on", "booked_by"]
    list_select_related = ["material__order", "holder", "booked_by"]
    list_filter = ["kind"]
    search_fields = ["material__material", "material__order__code", "holder__name"]
    date_hierarchy = "moved_on"


class MaterialBalanceAdmin(ReadOnlyAdmin):
    list_display = ["material", "holder", "quantity"]
    list_select_related = ["material__order", "holder"]
    list_filter = ["material__measure"]
    search_fields = ["material__material", "material__order__code", "holder__name"]


class HandInAdmin(ReadOnlyAdmin):
    list_display = ["order", "lot"]
    list_select_related = ["order", "lot"]
    list_filter = ["order__inspected_by_whom"]
    search_fields = ["order__code", "lot__code"]


class PartnerDeliveryAdmin(ReadOnlyAdmin):
    list_display = ["order", "number", "delivered_on", "claim"]
    list_select_related = ["order", "claim"]
    list_filter = ["delivered_on"]
    search_fields = ["order__code"]


class PartnerDeliveryLineAdmin(ReadOnlyAdmin):
    list_display = ["delivery", "share", "grade", "quantity"]
    list_select_related = ["delivery__order", "share__lot", "share__maker"]
    list_filter = ["grade"]
    search_fields = ["delivery__order__code", "share__lot__code"]


class PartnerInspectionAdmin(ReadOnlyAdmin):
    list_display = ["delivery", "inspected_at", "inspected_by", "reversed_at"]
    list_select_related = ["delivery__order", "inspected_by"]
    list_filter = ["reversed_at"]
    search_fields = ["delivery__order__code"]


class PartnerVerdictAdmin(ReadOnlyAdmin):
    list_display = ["line", "accepted_a", "accepted_b", "rejected", "reason"]
    list_select_related = ["line__delivery__order"]
    list_filter = ["line__grade"]
    search_fields = ["line__delivery__order__code", "reason"]


class AcceptanceAdmin(ReadOnlyAdmin):
    list_display = ["verdict", "grade", "quantity", "rate_rupiah", "amount_rupiah"]
    list_select_related = ["verdict__line__delivery__order"]
    list_filter = ["grade"]
    search_fields = ["verdict__line__delivery__order__code"]


class PartnerPaymentAdmin(ReadOnlyAdmin):
    list_display = ["delivery", "amount_rupiah", "paid_on", "reversed_at"]
    list_select_related = ["delivery__order"]
    list_filter = ["paid_on"]
    search_fields = ["delivery__order__code"]
