from rusunpreneur.administration import OfficeModelAdmin


class TrainingAdmin(OfficeModelAdmin):
    """What it is. Opening, finishing, reopening and cancelling are done on its page, with their reasons."""

    maker_field = "created_by"
    list_display = ["name", "program", "skill", "rusunawa", "city", "starts_on", "status"]
    list_select_related = ["program", "skill", "rusunawa", "city"]
    list_filter = ["status", "program", "skill", "city"]
    search_fields = ["name", "rusunawa__name", "venue_name"]
    autocomplete_fields = ["program", "skill", "rusunawa", "city", "facilitators"]
    readonly_fields = ["status", "status_reason", "finished_at", "finished_by", "created_at", "created_by"]
    date_hierarchy = "starts_on"
