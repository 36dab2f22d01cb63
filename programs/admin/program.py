from rusunpreneur.administration import OfficeModelAdmin


class ProgramAdmin(OfficeModelAdmin):
    list_display = ["name", "year", "organiser", "funding", "target_participants", "is_active"]
    list_filter = ["year", "is_active"]
    search_fields = ["name", "organiser"]


class SkillAdmin(OfficeModelAdmin):
    list_display = ["name", "slug", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
