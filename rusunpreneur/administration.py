"""The Django admin of this house: for admins of all Jakarta, behind the same sign-in as everything else.

It holds no rules: what an action or a page decides is read-only here, constraints hold for the rest.
"""

from functools import update_wrapper

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import DataError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from rusunpreneur import changelog
from rusunpreneur.access import Role
from rusunpreneur.fields import RupiahField, RupiahFormField

#: Their admin pages show what nobody should see (secrets of second factors) or what is not used (groups).
REPLACED = ("allauth.", "django.contrib.auth.")

#: Columns of every history.
EVENT = {
    "pgh_id": "nomor",
    "pgh_created_at": "waktu",
    "pgh_label": "yang terjadi",
    "pgh_obj": "data",
    "pgh_context": "keterangan",
}


class OfficeAdminSite(admin.AdminSite):
    site_header = site_title = "RusunPreneur"
    index_title = "Data dan akun"
    empty_value_display = "–"

    def register(self, model_or_iterable, admin_class=None, **options):
        if admin_class is None or not admin_class.__module__.startswith(REPLACED):
            super().register(model_or_iterable, admin_class, **options)

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

    def autocomplete_view(self, request):
        try:
            return super().autocomplete_view(request)
        except (DataError, ValueError) as error:
            raise BadRequest from error

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("account_change_password")


class OnlyNumbers:
    """Django looks a sent reference up before it is checked, and answers `abc` with a 500."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [number for number in value if str(number).isdecimal()], attrs)


class NumericAutocomplete(OnlyNumbers, AutocompleteSelect):
    pass


class NumericAutocompleteMultiple(OnlyNumbers, AutocompleteSelectMultiple):
    pass


class OfficeModelAdmin(admin.ModelAdmin):
    """Editable by admins. Who made a row and how often it changed is kept as the pages keep it."""

    list_per_page = 50
    show_full_result_count = False
    formfield_overrides = {RupiahField: {"widget": RupiahFormField.widget}}
    maker_field = ""  # the column that says who made the row

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = NumericAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = NumericAutocompleteMultiple(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change and self.maker_field:
            setattr(obj, self.maker_field, request.user)
        if change and hasattr(obj, "revision"):
            obj.revision += 1  # who has the page open is told
        super().save_model(request, obj, form, change)

    def changelist_view(self, request, extra_context=None):
        return without_hostile_lookups(super().changelist_view, request, extra_context)


class ReadOnlyAdmin(OfficeModelAdmin):
    """To look up, never to write: rows that an action makes, or that nobody may change."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ActionFilter(admin.SimpleListFilter):
    title = "yang terjadi"
    parameter_name = "pgh_label"

    def lookups(self, request, model_admin):
        return list(changelog.LABELS.items())

    def queryset(self, request, queryset):
        return queryset.filter(pgh_label=self.value()) if self.value() else queryset


class HistoryAdmin(ReadOnlyAdmin):
    list_display = ["pgh_created_at", "action", "row", "changed_by"]
    list_filter = [ActionFilter, "pgh_created_at"]
    search_fields = ["=pgh_obj__pk"]
    search_help_text = "Nomor baris yang diubah."
    ordering = ["-pgh_id"]

    @admin.display(description="yang terjadi", ordering="pgh_label")
    def action(self, event):
        return changelog.LABELS.get(event.pgh_label, event.pgh_label)

    @admin.display(description="nomor data", ordering="pgh_obj_id")
    def row(self, event):
        return event.pgh_obj_id

    @admin.display(description="nomor pengguna")
    def changed_by(self, event):
        return (event.pgh_context or {}).get("user") or "sistem"


def call(model, name, **columns):
    """Words for a table that is not ours; its migrations do not notice."""
    model._meta.verbose_name = model._meta.verbose_name_plural = name
    for column, words in columns.items():
        model._meta.get_field(column).verbose_name = words


def register_history(*models):
    """The history of these models, each under the name of what it is the history of."""
    for model in models:
        event = model.pgh_event_model
        call(event, f"riwayat {model._meta.verbose_name}", **EVENT)
        admin.site.register(event, HistoryAdmin)


def without_hostile_lookups(view, request, extra_context):
    """An address with impossible filters (`?year=9e39`) leads back to the list, as Django does for some of them."""
    try:
        return view(request, extra_context)
    except (DataError, ValueError, OverflowError, IncorrectLookupParameters):
        return redirect(f"{request.path}?e=1")
