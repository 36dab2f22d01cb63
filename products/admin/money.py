"""Bazaars, sales and pay to look up; fees and rules to keep. Selling and paying happen on their pages."""

from rusunpreneur.administration import OfficeModelAdmin, ReadOnlyAdmin


class BazaarAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "level", "city", "starts_on", "ends_on", "closed_at"]
    list_select_related = ["city"]
    list_filter = ["level", "city"]
    search_fields = ["code", "name", "venue"]
    date_hierarchy = "starts_on"


class InvitationAdmin(ReadOnlyAdmin):
    list_display = ["bazaar", "rusunawa", "stands", "answer"]
    list_select_related = ["bazaar", "rusunawa"]
    list_filter = ["answer", "rusunawa"]
    search_fields = ["bazaar__name", "rusunawa__name"]


class TurnAdmin(ReadOnlyAdmin):
    list_display = ["participant", "invitation", "day", "starts_at", "ends_at", "stand"]
    list_select_related = ["participant", "invitation__bazaar", "invitation__rusunawa"]
    list_filter = ["invitation__rusunawa"]
    search_fields = ["participant__name", "invitation__bazaar__name"]
    date_hierarchy = "day"


class PackingListAdmin(ReadOnlyAdmin):
    list_display = ["invitation", "sent_at", "received_at"]
    list_select_related = ["invitation__bazaar", "invitation__rusunawa"]
    list_filter = ["invitation__rusunawa"]
    search_fields = ["invitation__bazaar__name", "invitation__rusunawa__name"]


class PackingLineAdmin(ReadOnlyAdmin):
    list_display = ["packing_list", "share", "grade", "quantity", "arrived", "broken"]
    list_select_related = [
        "packing_list__invitation__bazaar",
        "packing_list__invitation__rusunawa",
        "share__lot",
        "share__maker",
    ]
    list_filter = ["grade"]
    search_fields = ["share__lot__code", "share__maker__name"]


class BazaarCashierAdmin(ReadOnlyAdmin):
    list_display = ["bazaar", "user"]
    list_select_related = ["bazaar", "user"]
    list_filter = ["bazaar__level"]
    search_fields = ["bazaar__name", "user__name", "user__username"]


class ShiftAdmin(ReadOnlyAdmin):
    list_display = ["bazaar", "cashier", "opened_at", "closed_at", "expected_rupiah", "counted_rupiah"]
    list_select_related = ["bazaar", "cashier"]
    list_filter = ["closed_at"]
    search_fields = ["bazaar__name", "cashier__name"]


class BasketAdmin(ReadOnlyAdmin):
    list_display = ["label", "shift", "pieces", "held_at"]
    list_select_related = ["shift__bazaar", "shift__cashier"]
    list_filter = ["shift__bazaar"]
    search_fields = ["label", "shift__bazaar__name", "shift__cashier__name"]


class CashMoveAdmin(ReadOnlyAdmin):
    list_display = ["shift", "direction", "amount_rupiah", "reason", "moved_at"]
    list_select_related = ["shift__bazaar", "shift__cashier"]
    list_filter = ["direction"]
    search_fields = ["reason"]


class SaleAdmin(ReadOnlyAdmin):
    list_display = ["number", "channel", "bazaar", "sold_on", "total_rupiah", "sold_by", "voided_at"]
    list_select_related = ["bazaar", "sold_by"]
    list_filter = ["channel"]
    search_fields = ["bazaar__name", "remark"]
    date_hierarchy = "sold_on"


class SaleLineAdmin(ReadOnlyAdmin):
    list_display = ["sale", "share", "grade", "quantity", "price_rupiah", "total_rupiah"]
    list_select_related = ["sale", "share__lot", "share__maker"]
    list_filter = ["grade"]
    search_fields = ["share__lot__code", "share__maker__name"]


class SalePaymentAdmin(ReadOnlyAdmin):
    list_display = ["sale", "method", "gross_rupiah", "fee_rupiah", "net_rupiah"]
    list_select_related = ["sale"]
    list_filter = ["method"]
    search_fields = ["reference"]


class QrisFeeAdmin(OfficeModelAdmin):
    list_display = ["begins_on", "free_up_to_rupiah", "basis_points", "source"]
    list_filter = ["begins_on"]
    search_fields = ["source"]


class ClaimAdmin(ReadOnlyAdmin):
    list_display = ["code", "debtor", "amount_rupiah", "issued_on", "settled_on"]
    list_filter = ["settled_on"]
    search_fields = ["code", "debtor"]
    date_hierarchy = "issued_on"


class DeductionRuleAdmin(OfficeModelAdmin):
    list_display = ["name", "channel", "basis_points", "begins_on", "ends_on"]
    list_filter = ["channel"]
    search_fields = ["name", "source"]


class EarningAdmin(ReadOnlyAdmin):
    list_display = ["participant", "channel", "kind", "amount_rupiah", "earned_on"]
    list_select_related = ["participant"]
    list_filter = ["channel", "kind", "rusunawa"]
    search_fields = ["participant__name", "note"]
    date_hierarchy = "earned_on"


class AccountAdmin(ReadOnlyAdmin):
    list_display = ["participant", "due_rupiah", "waiting_rupiah", "paid_rupiah"]
    list_select_related = ["participant"]
    list_filter = ["participant__city"]
    search_fields = ["participant__name"]


class PayoutRunAdmin(ReadOnlyAdmin):
    list_display = ["pk", "scope", "rusunawa", "created_at", "created_by", "approved_by", "cancelled_at"]
    list_select_related = ["rusunawa", "created_by", "approved_by"]
    list_filter = ["scope", "rusunawa"]
    search_fields = ["remark", "bazaar__name", "claim__code"]
    date_hierarchy = "created_at"


class PayoutAdmin(ReadOnlyAdmin):
    list_display = ["number", "participant", "amount_rupiah", "method", "paid_at", "reversed_at"]
    list_select_related = ["participant"]
    list_filter = ["method", "run__rusunawa"]
    search_fields = ["participant__name", "reference"]
    exclude = ["proof"]


class PayoutItemAdmin(ReadOnlyAdmin):
    list_display = ["payout", "earning", "is_released"]
    list_select_related = ["payout__participant", "earning__participant"]
    list_filter = ["is_released"]
    search_fields = ["payout__participant__name"]


class IncomeMonthAdmin(ReadOnlyAdmin):
    list_display = ["participant", "month", "rusunawa", "channel", "net_rupiah", "waiting_rupiah"]
    list_select_related = ["participant", "rusunawa"]
    list_filter = ["channel", "rusunawa"]
    search_fields = ["participant__name"]
    date_hierarchy = "month"


class EarnerMonthAdmin(ReadOnlyAdmin):
    list_display = ["participant", "month", "rusunawa", "net_rupiah", "rent_rupiah"]
    list_select_related = ["participant", "rusunawa"]
    list_filter = ["rusunawa"]
    search_fields = ["participant__name"]
    date_hierarchy = "month"


class IncomeStepAdmin(ReadOnlyAdmin):
    list_display = ["month", "rusunawa", "kind", "step", "people"]
    list_select_related = ["rusunawa"]
    list_filter = ["kind", "rusunawa"]
    search_fields = ["rusunawa__name"]
    date_hierarchy = "month"


class CityMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "city", "product", "channel", "made", "pieces", "rupiah"]
    list_select_related = ["city", "product"]
    list_filter = ["channel", "city", "product"]
    search_fields = ["product__name"]
    date_hierarchy = "month"


class CityStepAdmin(ReadOnlyAdmin):
    list_display = ["month", "city", "kind", "step", "people"]
    list_select_related = ["city"]
    list_filter = ["kind", "city"]
    search_fields = ["city__name"]
    date_hierarchy = "month"


class StagePeopleAdmin(ReadOnlyAdmin):
    list_display = ["city", "rusunawa", "program", "skill", "stage", "people"]
    list_select_related = ["city", "rusunawa", "program", "skill"]
    list_filter = ["stage", "rusunawa"]
    search_fields = ["rusunawa__name", "city__name"]


class ProducerMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "participant", "rusunawa", "pieces"]
    list_select_related = ["participant", "rusunawa"]
    list_filter = ["rusunawa"]
    search_fields = ["participant__name", "rusunawa__name"]
    date_hierarchy = "month"


class ProducerStepAdmin(ReadOnlyAdmin):
    list_display = ["month", "rusunawa", "before", "people"]
    list_select_related = ["rusunawa"]
    list_filter = ["rusunawa"]
    search_fields = ["rusunawa__name"]
    date_hierarchy = "month"


class StageDaysAdmin(ReadOnlyAdmin):
    list_display = ["city", "rusunawa", "stage", "days", "people"]
    list_select_related = ["city", "rusunawa"]
    list_filter = ["stage", "rusunawa"]
    search_fields = ["rusunawa__name", "city__name"]


class ReportAdmin(ReadOnlyAdmin):
    list_display = ["place", "first", "last", "submitted_at", "submitted_by", "signed_at", "withdrawn_at"]
    list_select_related = ["city", "rusunawa", "submitted_by"]
    list_filter = ["city", "rusunawa"]
    search_fields = ["rusunawa__name", "city__name"]
    date_hierarchy = "last"


class GoodsMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "rusunawa", "product", "program", "made", "passed_a", "passed_b", "rework", "rejected"]
    list_select_related = ["rusunawa", "product", "program"]
    list_filter = ["rusunawa", "program"]
    search_fields = ["product__name", "rusunawa__name"]
    date_hierarchy = "month"


class JourneyAdmin(ReadOnlyAdmin):
    list_display = ["participant", "stage", "since", "rusunawa", "city", "program", "skill"]
    list_select_related = ["participant", "rusunawa", "city", "program", "skill"]
    list_filter = ["stage", "program", "skill", "rusunawa"]
    search_fields = ["participant__name"]
    date_hierarchy = "since"


class IndependenceRuleAdmin(OfficeModelAdmin):
    list_display = ["begins_on", "months_in_row", "floor_rupiah", "rent_percent", "own_percent"]
    list_filter = ["begins_on"]
    search_fields = ["begins_on"]


class IndependenceReviewAdmin(ReadOnlyAdmin):
    list_display = ["participant", "month", "months_met", "own_percent", "is_met", "confirmed_by"]
    list_select_related = ["participant", "confirmed_by"]
    list_filter = ["is_met", "rule"]
    search_fields = ["participant__name"]
    date_hierarchy = "month"


class FollowUpAdmin(ReadOnlyAdmin):
    list_display = ["participant", "stage", "assigned_to", "due_on", "outcome", "done_at"]
    list_select_related = ["participant", "assigned_to"]
    list_filter = ["stage", "outcome"]
    search_fields = ["participant__name", "assigned_to__name"]
    date_hierarchy = "due_on"


class SalesMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "rusunawa", "product", "program", "channel", "pieces", "rupiah"]
    list_select_related = ["rusunawa", "product", "program"]
    list_filter = ["channel", "rusunawa", "program"]
    search_fields = ["product__name", "rusunawa__name"]
    date_hierarchy = "month"


class IncomeLookAdmin(ReadOnlyAdmin):
    list_display = ["participant", "where", "looked_at", "looked_by"]
    list_select_related = ["participant", "looked_by"]
    list_filter = ["where"]
    search_fields = ["participant__name", "looked_by__name"]
