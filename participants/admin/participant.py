from rusunpreneur.administration import OfficeModelAdmin


class ParticipantAdmin(OfficeModelAdmin):
    """The NIK is entered and revealed on the pages, with its rules and its log; here only its end is shown."""

    maker_field = "registered_by"
    list_display = ["name", "code", "sex", "birth_date", "nik_last4", "city", "district", "origin", "registered_on"]
    list_select_related = ["city", "district"]
    list_filter = ["city", "sex", "origin", "is_single_parent", "has_disability"]
    search_fields = ["name", "=nik_last4", "phone"]
    autocomplete_fields = ["city", "district"]
    readonly_fields = ["nik_last4", "nik_warnings", "nik_warning_reason", "origin", "registered_on", "registered_by"]
    date_hierarchy = "registered_on"
