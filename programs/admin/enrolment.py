from rusunpreneur.administration import ReadOnlyAdmin


class EnrolmentAdmin(ReadOnlyAdmin):
    """Made and ended on the page of the training: quota, waiting list and promotion hang on it."""

    list_display = ["participant", "training", "number", "status", "enrolled_on", "withdrawn_on", "is_walk_in"]
    list_select_related = ["participant", "training__rusunawa"]
    list_filter = ["status", "is_walk_in", "training__skill"]
    search_fields = ["participant__name", "training__name"]
    date_hierarchy = "enrolled_on"
