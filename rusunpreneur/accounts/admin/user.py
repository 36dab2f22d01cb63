from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from rusunpreneur.accounts.models import User
from rusunpreneur.administration import OfficeModelAdmin


class UserAddForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["username", "name", "email", "unit"]


class UserEditForm(UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"


class AccountAdmin(OfficeModelAdmin, UserAdmin):
    """Accounts are made here, and closed by taking away `aktif`; deleting would leave the history without names."""

    form, add_form = UserEditForm, UserAddForm
    list_display = ["username", "name", "email", "unit", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "is_demo", "assignments__role"]
    search_fields = ["username", "name", "email", "unit"]
    ordering = ["name"]
    date_hierarchy = "date_joined"
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", "name", "email", "unit"]}),
        ("Izin", {"fields": ["is_active", "is_staff", "is_demo"]}),
        ("Catatan", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "name", "email", "unit", "usable_password", "password1", "password2"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("assignments")

    @admin.display(description="peran")
    def roles(self, user):
        return ", ".join(sorted({assignment.get_role_display() for assignment in user.assignments.all()}))

    def has_delete_permission(self, request, obj=None):
        return False
