from rusunpreneur.administration import ReadOnlyAdmin


class RemovableAdmin(ReadOnlyAdmin):
    """Shown without its secrets; may be taken away, for somebody who lost a phone."""

    list_select_related = ["user"]
    search_fields = ["user__username", "user__name"]

    def has_delete_permission(self, request, obj=None):
        return True


class AuthenticatorAdmin(RemovableAdmin):
    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type", "created_at"]
    fields = ["user", "type", "created_at", "last_used_at"]
    date_hierarchy = "created_at"


class UserSessionAdmin(RemovableAdmin):
    list_display = ["user", "ip", "user_agent", "created_at", "last_seen_at"]
    list_filter = ["created_at", "last_seen_at"]
    fields = ["user", "ip", "user_agent", "created_at", "last_seen_at"]
    date_hierarchy = "created_at"

    def delete_model(self, request, obj):
        obj.end()

    def delete_queryset(self, request, queryset):
        for session in queryset:
            session.end()
