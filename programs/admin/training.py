from rusunpreneur.administration import OfficeModelAdmin, ReadOnlyAdmin


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


class TrainingFacilitatorAdmin(ReadOnlyAdmin):
    """Who teaches where; named on the training itself."""

    list_display = ["training", "facilitator"]
    list_select_related = ["training__rusunawa", "facilitator"]
    list_filter = ["training__skill"]
    search_fields = ["training__name", "facilitator__name"]


class TrainingMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "training", "registered", "came", "completed", "sessions", "present", "absent"]
    list_select_related = ["training__rusunawa"]
    list_filter = ["program", "skill", "city"]
    search_fields = ["training__name", "rusunawa__name"]
    date_hierarchy = "month"


class LearnerMonthAdmin(ReadOnlyAdmin):
    list_display = ["month", "training", "sex", "age_band", "is_single_parent", "registered", "came", "completed"]
    list_select_related = ["training__rusunawa"]
    list_filter = ["sex", "age_band", "is_single_parent", "program", "skill"]
    search_fields = ["training__name", "rusunawa__name"]
    date_hierarchy = "month"
