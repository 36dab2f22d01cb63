from rusunpreneur.administration import ReadOnlyAdmin


class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = ["filename", "training", "row_count", "status", "uploaded_at", "uploaded_by"]
    list_select_related = ["training__rusunawa", "uploaded_by"]
    list_filter = ["status"]
    search_fields = ["filename", "training__name"]
    exclude = ["rows"]  # NIKs of people who are not in yet
    date_hierarchy = "uploaded_at"
