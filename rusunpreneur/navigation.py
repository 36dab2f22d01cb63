"""The places of the site, and which roles find them in the menu."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Place:
    url_name: str
    label: str
    icon: str
    roles: frozenset[str]
    icon_current: str = ""


EVERYONE = frozenset({"admin", "staf", "koordinator", "qc", "kasir", "pejabat", "mitra"})

# In the order of the menu. On a phone the first four stand in the bottom bar, the others under "Menu".
PLACES = (
    Place("home", "Beranda", "house", EVERYONE, "house-fill"),
    Place(
        "training_list",
        "Pelatihan",
        "mortarboard",
        frozenset({"admin", "staf", "koordinator", "pejabat"}),
        "mortarboard-fill",
    ),
    Place("participant_list", "Peserta", "people", frozenset({"admin", "staf", "koordinator"}), "people-fill"),
    Place(
        "lot_list",
        "Produksi",
        "box-seam",
        frozenset({"admin", "staf", "koordinator", "pejabat"}),
        "box-seam-fill",
    ),
    Place("stock_list", "Stok", "boxes", frozenset({"admin", "staf", "koordinator", "pejabat"})),
    Place("bazaar_list", "Bazar", "shop", frozenset({"admin", "staf", "koordinator", "kasir", "pejabat"})),
    Place("pay_list", "Pembayaran", "cash-coin", frozenset({"admin", "staf", "koordinator", "pejabat"})),
    Place("sale_list", "Penjualan", "cart", frozenset({"admin", "staf", "koordinator", "pejabat"})),
    Place(
        "rusunawa_list",
        "Rusunawa",
        "buildings",
        frozenset({"admin", "staf", "koordinator", "pejabat"}),
        "buildings-fill",
    ),
    Place("journey_list", "Perjalanan", "signpost-split", frozenset({"admin", "staf", "koordinator", "pejabat"})),
    Place("dashboard", "Dasbor", "bar-chart", frozenset({"admin", "staf", "koordinator", "pejabat"}), "bar-chart-fill"),
    Place(
        "report_list",
        "Laporan",
        "file-earmark-text",
        frozenset({"admin", "staf", "koordinator", "pejabat"}),
        "file-earmark-text-fill",
    ),
    Place("statistic_list", "Statistik", "graph-up", frozenset({"admin", "staf", "koordinator", "pejabat"})),
    Place("target_list", "Target", "flag", frozenset({"admin", "staf", "koordinator", "pejabat"})),
    Place("qc_queue", "QC", "clipboard-check", frozenset({"admin", "staf", "qc"})),
    Place("partner_list", "Mitra", "briefcase", frozenset({"admin", "staf", "pejabat"}), "briefcase-fill"),
    Place("piecework_list", "Pesanan", "briefcase", frozenset({"mitra"}), "briefcase-fill"),
    Place("piecework_list", "Borongan", "briefcase", frozenset({"koordinator"}), "briefcase-fill"),
    Place(
        "import_list",
        "Impor",
        "file-earmark-arrow-up",
        frozenset({"admin", "staf"}),
        "file-earmark-arrow-up-fill",
    ),
    Place("admin:index", "Admin", "gear", frozenset({"admin"}), "gear-fill"),
)


def navigation(request):
    """Context: `navigation`, the menu of this user; `signed_in_as`, the card at its foot (None for a stranger)."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"navigation": [], "signed_in_as": None}
    if not hasattr(request, "navigation"):  # a page renders several templates with this request
        request.navigation = {"navigation": _items(user, request.path), "signed_in_as": _card(user)}
    return request.navigation


def _items(user, path):
    places = [place for place in PLACES if place.roles & user.access.roles or place.roles == EVERYONE]
    return [_item(place, path) for place in places]


def _item(place, path):
    url = reverse(place.url_name)
    is_current = path == url if url == "/" else path.startswith(url)
    return {
        "url": url,
        "label": place.label,
        "icon": place.icon,
        "icon_current": place.icon_current or place.icon,
        "is_current": is_current,
    }


def _card(user):
    return {
        "name": str(user),
        "unit": user.unit or user.role_names,
        "account_url": reverse("account_change_password"),
        "security_url": reverse("mfa_index"),
        "sign_out_url": reverse("account_logout"),
    }
