"""Links of statements, what residents said there and what became of it, to look up. No address and no code is kept."""

from rusunpreneur.administration import ReadOnlyAdmin


class StatementLinkAdmin(ReadOnlyAdmin):
    list_display = ["participant", "created_at", "created_by", "expires_on", "opened_at", "revoked_at"]
    list_select_related = ["participant", "created_by"]
    list_filter = ["expires_on"]
    search_fields = ["participant__name"]
    exclude = ["token_digest", "code_hash"]


class StatementAnswerAdmin(ReadOnlyAdmin):
    list_display = ["participant", "payout", "said", "note", "said_at"]
    list_select_related = ["participant", "payout__participant"]
    list_filter = ["said"]
    search_fields = ["participant__name", "note"]
    date_hierarchy = "said_at"


class DisputeAdmin(ReadOnlyAdmin):
    list_display = ["participant", "opened_at", "outcome", "closed_at", "closed_by"]
    list_select_related = ["participant", "closed_by"]
    list_filter = ["outcome"]
    search_fields = ["participant__name"]
    date_hierarchy = "opened_at"


class DisputeReplyAdmin(ReadOnlyAdmin):
    list_display = ["dispute", "text", "replied_at", "replied_by"]
    list_select_related = ["dispute", "replied_by"]
    list_filter = ["dispute__outcome"]
    search_fields = ["text", "dispute__participant__name"]


class CodeTryAdmin(ReadOnlyAdmin):
    list_display = ["begun_at", "tries"]
    list_filter = ["begun_at"]
    search_fields = ["address_digest"]
    exclude = ["address_digest"]
