from rusunpreneur.administration import OfficeModelAdmin, ReadOnlyAdmin


class ModuleAdmin(OfficeModelAdmin):
    list_display = ["title", "training", "position"]
    list_select_related = ["training__rusunawa"]
    list_filter = ["training__skill"]
    search_fields = ["title", "training__name"]
    autocomplete_fields = ["training"]


class SessionAdmin(ReadOnlyAdmin):
    """Planned, moved and cancelled on the page of the training, which knows what is marked already."""

    list_display = ["on", "starts_at", "ends_at", "lesson_hours", "training", "facilitator", "status"]
    list_select_related = ["training__rusunawa", "facilitator"]
    list_filter = ["status", "on"]
    search_fields = ["training__name", "facilitator__name"]
    date_hierarchy = "on"
