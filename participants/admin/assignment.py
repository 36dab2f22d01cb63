from django.contrib import admin

from participants.models import Assignment
from rusunpreneur.accounts.admin.user import AccountAdmin
from rusunpreneur.administration import OfficeModelAdmin


class AssignmentAdmin(OfficeModelAdmin):
    list_display = ["user", "role", "place", "starts_on", "ends_on"]
    list_select_related = ["user", "city", "rusunawa"]
    list_filter = ["role", "city", "starts_on"]
    search_fields = ["user__username", "user__name", "rusunawa__name"]
    autocomplete_fields = ["user", "city", "rusunawa"]
    date_hierarchy = "starts_on"


class AssignmentInline(admin.TabularInline):
    model = Assignment
    extra = 0


class AccountWithAssignmentsAdmin(AccountAdmin):
    """What somebody may do stands on the same page as who they are."""

    inlines = [AssignmentInline]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []
