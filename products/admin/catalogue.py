from rusunpreneur.administration import OfficeModelAdmin


class ProductAdmin(OfficeModelAdmin):
    list_display = ["name", "skill", "unit", "is_food", "standard_minutes", "is_active"]
    list_select_related = ["skill"]
    list_filter = ["skill", "is_food", "is_active"]
    search_fields = ["name", "other_names"]
    autocomplete_fields = ["skill"]


class GuidePriceAdmin(OfficeModelAdmin):
    list_display = ["product", "amount_rupiah", "begins_on"]
    list_select_related = ["product"]
    list_filter = ["begins_on"]
    search_fields = ["product__name"]
    autocomplete_fields = ["product"]


class MaterialUseAdmin(OfficeModelAdmin):
    list_display = ["product", "material", "quantity", "measure"]
    list_select_related = ["product"]
    list_filter = ["material"]
    search_fields = ["product__name", "material"]
    autocomplete_fields = ["product"]


class ReadinessAdmin(OfficeModelAdmin):
    maker_field = "confirmed_by"
    list_display = ["product", "aspect", "note", "confirmed_on", "confirmed_by"]
    list_select_related = ["product", "confirmed_by"]
    list_filter = ["aspect"]
    search_fields = ["product__name", "note"]
    autocomplete_fields = ["product"]
    readonly_fields = ["confirmed_by"]


class CriterionAdmin(OfficeModelAdmin):
    list_display = ["product", "position", "text", "severity", "lowest", "highest", "measure", "is_active"]
    list_select_related = ["product"]
    list_filter = ["severity", "is_active"]
    search_fields = ["product__name", "text"]
    autocomplete_fields = ["product"]


class DefectAdmin(OfficeModelAdmin):
    list_display = ["code", "name", "skill", "is_active"]
    list_select_related = ["skill"]
    list_filter = ["skill", "is_active"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["skill"]
