from rusunpreneur.administration import OfficeModelAdmin


class FacilitatorAdmin(OfficeModelAdmin):
    list_display = ["name", "kind", "organisation", "is_active"]
    list_filter = ["kind", "is_active"]
    search_fields = ["name", "organisation"]
