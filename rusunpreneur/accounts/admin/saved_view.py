from rusunpreneur.administration import ReadOnlyAdmin


class SavedViewAdmin(ReadOnlyAdmin):
    list_display = ["name", "user", "address", "created_at"]
    list_select_related = ["user"]
    list_filter = ["created_at"]
    search_fields = ["name", "user__username", "user__name"]
    date_hierarchy = "created_at"
