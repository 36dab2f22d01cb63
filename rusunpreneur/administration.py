"""The Django admin of this house: for admins of all Jakarta, behind the same sign-in as everything else."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from rusunpreneur.access import Role


class OfficeAdminSite(AdminSite):
    site_header = site_title = "RusunPreneur"
    index_title = "Data dan akun"
    empty_value_display = "–"
    enable_nav_sidebar = True

    def has_permission(self, request):
        user = request.user
        return user.is_active and user.is_staff and user.access.is_everywhere(Role.ADMIN)

    def admin_view(self, view, cacheable=False):
        """A colleague without the role gets the 403 page, not a second sign-in."""
        guarded = super().admin_view(view, cacheable)

        def for_admins(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return update_wrapper(for_admins, guarded)

    def login(self, request, extra_context=None):
        """There is one sign-in, with lockout and second factor."""
        wanted = request.GET.get("next") or reverse("admin:index")
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")

    login.login_required = False

    def logout(self, request, extra_context=None):
        return redirect("account_logout")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("account_change_password")
