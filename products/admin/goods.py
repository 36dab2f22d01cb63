"""Goods to look up. They are written down, judged and moved on their pages, where locks and sums hold."""

from rusunpreneur.administration import ReadOnlyAdmin


class LotAdmin(ReadOnlyAdmin):
    list_display = ["code", "product", "rusunawa", "made_on", "quantity", "expires_on", "logged_by"]
    list_select_related = ["product", "rusunawa", "logged_by"]
    list_filter = ["product__skill", "rusunawa"]
    search_fields = ["code", "product__name"]
    date_hierarchy = "made_on"
    exclude = ["photo"]


class ShareAdmin(ReadOnlyAdmin):
    list_display = ["lot", "maker", "quantity"]
    list_select_related = ["lot", "maker"]
    list_filter = ["lot__rusunawa"]
    search_fields = ["lot__code", "maker__name"]


class LotNumberAdmin(ReadOnlyAdmin):
    list_display = ["rusunawa", "month", "last"]
    list_select_related = ["rusunawa"]
    list_filter = ["month"]
    search_fields = ["rusunawa__name"]


class InspectionAdmin(ReadOnlyAdmin):
    list_display = ["lot", "quantity", "inspected_at", "inspected_by", "reversed_at"]
    list_select_related = ["lot", "inspected_by"]
    list_filter = ["lot__rusunawa"]
    search_fields = ["lot__code", "remark"]
    date_hierarchy = "inspected_at"


class VerdictAdmin(ReadOnlyAdmin):
    list_display = ["inspection", "share", "passed_a", "passed_b", "rework", "rejected"]
    list_select_related = ["inspection__lot", "share__lot", "share__maker"]
    list_filter = ["inspection__lot__rusunawa"]
    search_fields = ["share__lot__code", "share__maker__name"]


class FindingAdmin(ReadOnlyAdmin):
    list_display = ["verdict", "outcome", "defect", "quantity", "note"]
    list_select_related = ["verdict__share__maker", "defect"]
    list_filter = ["outcome", "defect"]
    search_fields = ["defect__name", "note"]
    exclude = ["photo"]


class ReadingAdmin(ReadOnlyAdmin):
    list_display = ["inspection", "criterion", "is_met", "value"]
    list_select_related = ["inspection__lot", "criterion"]
    list_filter = ["is_met"]
    search_fields = ["inspection__lot__code", "criterion__text"]
    exclude = ["photo"]


class PlaceAdmin(ReadOnlyAdmin):
    list_display = ["kind", "rusunawa"]
    list_select_related = ["rusunawa"]
    list_filter = ["kind"]
    search_fields = ["rusunawa__name", "kind"]


class BalanceAdmin(ReadOnlyAdmin):
    list_display = ["lot", "share", "place", "grade", "quantity"]
    list_select_related = ["lot", "share__lot", "share__maker", "place__rusunawa"]
    list_filter = ["place__kind", "grade"]
    search_fields = ["lot__code", "share__maker__name"]


class StockMoveAdmin(ReadOnlyAdmin):
    list_display = ["lot", "origin", "destination", "quantity", "reason", "moved_at", "moved_by"]
    list_select_related = ["lot", "origin__rusunawa", "destination__rusunawa", "moved_by"]
    list_filter = ["reason"]
    search_fields = ["lot__code", "note"]
    date_hierarchy = "moved_at"


class StockCountAdmin(ReadOnlyAdmin):
    list_display = ["place", "counted_at", "counted_by", "remark"]
    list_select_related = ["place__rusunawa", "counted_by"]
    list_filter = ["place__rusunawa"]
    search_fields = ["place__rusunawa__name", "remark"]
    date_hierarchy = "counted_at"


class CountLineAdmin(ReadOnlyAdmin):
    list_display = ["count", "share", "grade", "expected", "counted", "reason"]
    list_select_related = ["count__place__rusunawa", "share__lot", "share__maker"]
    list_filter = ["grade"]
    search_fields = ["share__lot__code", "reason"]
