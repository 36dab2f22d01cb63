"""The site map. Paths are Indonesian, because their users read them, and they are a contract."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("rusunpreneur.dashboards.urls")),
    path("", include("rusunpreneur.accounts.urls")),
    path("", include("participants.urls")),
    path("", include("programs.urls")),
    path("admin/", admin.site.urls),
]

handler500 = "rusunpreneur.errors.server_error"
