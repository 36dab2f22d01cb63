from rusunpreneur.administration import OfficeModelAdmin


class ReferenceAdmin(OfficeModelAdmin):
    """Kept by the ministry: names may be mended, rows are neither invented nor deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class CityAdmin(ReferenceAdmin):
    list_display = ["name", "kemendagri_code", "slug"]
    search_fields = ["name", "kemendagri_code"]


class DistrictAdmin(ReferenceAdmin):
    list_display = ["name", "kemendagri_code", "city"]
    list_select_related = ["city"]
    list_filter = ["city"]
    search_fields = ["name", "kemendagri_code"]
    autocomplete_fields = ["city"]


class VillageAdmin(ReferenceAdmin):
    list_display = ["name", "kemendagri_code", "district", "postal_code"]
    list_select_related = ["district"]
    list_filter = ["district__city"]
    search_fields = ["name", "kemendagri_code", "postal_code"]
    autocomplete_fields = ["district"]
