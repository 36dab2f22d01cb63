from rusunpreneur.administration import OfficeModelAdmin


class RusunawaAdmin(OfficeModelAdmin):
    list_display = ["name", "city", "district", "village", "manager", "certainty", "is_active"]
    list_select_related = ["city", "district", "village"]
    list_filter = ["city", "certainty", "is_active"]
    search_fields = ["name", "alias"]
    autocomplete_fields = ["city", "district", "village"]
    prepopulated_fields = {"slug": ["name"]}
