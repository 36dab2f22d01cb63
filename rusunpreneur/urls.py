"""The site map. Paths are Indonesian, because their users read them, and they are a contract."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import TemplateView

from rusunpreneur.health import healthz, readyz

urlpatterns = [
    path("", include("rusunpreneur.dashboards.urls")),
    path("", include("rusunpreneur.accounts.urls")),
    path("", include("participants.urls")),
    path("", include("programs.urls")),
    path("", include("products.urls")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]

if settings.METRICS_TOKEN:
    from rusunpreneur.metrics import metrics

    urlpatterns.append(path("metrics", metrics, name="metrics"))

if settings.DEBUG:
    urlpatterns.append(path("galeri/", TemplateView.as_view(template_name="gallery.html"), name="gallery"))

handler429 = "rusunpreneur.errors.too_many_requests"  # asked by allauth
handler500 = "rusunpreneur.errors.server_error"
