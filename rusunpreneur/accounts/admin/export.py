from rusunpreneur.administration import ReadOnlyAdmin


class ExportAdmin(ReadOnlyAdmin):
    list_display = ["name", "user", "asked_at", "started_at", "ended_at", "rows_written", "failure"]
    list_select_related = ["user"]
    list_filter = ["name", "asked_at"]
    search_fields = ["query", "user__username", "user__name"]
    date_hierarchy = "asked_at"
