from rusunpreneur.administration import OfficeModelAdmin


class ResidenceAdmin(OfficeModelAdmin):
    list_display = ["participant", "rusunawa", "tower", "floor", "unit", "moved_in_on", "moved_out_on"]
    list_select_related = ["participant", "rusunawa"]
    list_filter = ["rusunawa__city", "rusunawa"]
    search_fields = ["participant__name", "rusunawa__name", "unit"]
    autocomplete_fields = ["participant", "rusunawa"]
    date_hierarchy = "moved_in_on"


class RentAdmin(OfficeModelAdmin):
    list_display = ["residence", "monthly_rupiah", "starts_on", "ends_on"]
    list_select_related = ["residence__participant", "residence__rusunawa"]
    list_filter = ["residence__rusunawa", "starts_on"]
    search_fields = ["residence__participant__name", "residence__rusunawa__name"]
    autocomplete_fields = ["residence"]
    date_hierarchy = "starts_on"
