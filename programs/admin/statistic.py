from rusunpreneur.administration import OfficeModelAdmin, ReadOnlyAdmin


class StatisticAdmin(ReadOnlyAdmin):
    """Loaded and corrected on the page, where the reason is asked."""

    list_display = ["indicator", "year", "month", "breakdown", "part", "value", "source"]
    list_filter = ["indicator", "breakdown", "year"]
    search_fields = ["source__title", "source__publisher", "city__name", "sector"]
    list_select_related = ["city", "source"]


class StatisticSourceAdmin(ReadOnlyAdmin):
    list_display = ["title", "publisher", "published_on", "document"]
    list_filter = ["publisher"]
    search_fields = ["title", "publisher", "document"]


class TargetAdmin(OfficeModelAdmin):
    list_display = ["program", "indicator", "city", "rusunawa", "starts_on", "ends_on", "value"]
    list_filter = ["indicator", "program", "city"]
    search_fields = ["program__name", "note", "rusunawa__name"]
    list_select_related = ["program", "city", "rusunawa"]
    autocomplete_fields = ["program", "rusunawa"]
    maker_field = "created_by"
    readonly_fields = ["created_by"]
