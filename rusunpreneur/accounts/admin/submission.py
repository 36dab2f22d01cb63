from rusunpreneur.administration import ReadOnlyAdmin


class SubmissionAdmin(ReadOnlyAdmin):
    list_display = ["key", "user", "answer", "created_at"]
    list_select_related = ["user"]
    list_filter = ["created_at"]
    search_fields = ["user__username", "user__name", "answer"]
    fields = ["key", "user", "answer", "created_at"]
    date_hierarchy = "created_at"
