from rusunpreneur.administration import ReadOnlyAdmin


class PaceAdmin(ReadOnlyAdmin):
    list_display = ["user", "kind", "minute", "requests"]
    list_select_related = ["user"]
    list_filter = ["kind", "minute"]
    search_fields = ["user__username", "user__name"]
    fields = ["user", "kind", "minute", "requests"]
    date_hierarchy = "minute"
