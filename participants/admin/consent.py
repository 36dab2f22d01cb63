from rusunpreneur.administration import ReadOnlyAdmin


class ConsentAdmin(ReadOnlyAdmin):
    """Given and withdrawn on the person's page, each time as a new row."""

    list_display = ["participant", "purpose", "is_given", "recorded_at", "recorded_by"]
    list_select_related = ["participant", "recorded_by"]
    list_filter = ["purpose", "is_given"]
    search_fields = ["participant__name"]
    date_hierarchy = "recorded_at"


class DisclosureAdmin(ReadOnlyAdmin):
    list_display = ["participant", "reason", "disclosed_at", "disclosed_by"]
    list_select_related = ["participant", "disclosed_by"]
    list_filter = ["disclosed_at"]
    search_fields = ["participant__name", "reason", "disclosed_by__name"]
    date_hierarchy = "disclosed_at"


class DistinctPairAdmin(ReadOnlyAdmin):
    """Found to be two people; taken away here when that was a mistake."""

    list_display = ["first", "second", "checked_at", "checked_by"]
    list_select_related = ["first", "second", "checked_by"]
    list_filter = ["checked_at"]
    search_fields = ["first__name", "second__name"]
    date_hierarchy = "checked_at"

    def has_delete_permission(self, request, obj=None):
        return True
