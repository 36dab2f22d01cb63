from django.urls import path

from products.views import lots

lot_urls = [
    path("produksi/", lots.lot_list, name="lot_list"),
    path("produksi/catat/", lots.lot_create, name="lot_create"),
    path("produksi/k/<str:code>/", lots.lot_by_code, name="lot_by_code"),
    path("produksi/<int:pk>/", lots.lot_detail, name="lot_detail"),
    path("produksi/<int:pk>/riwayat/", lots.lot_changes, name="lot_changes"),
    path("produksi/<int:pk>/ubah/", lots.lot_edit, name="lot_edit"),
    path("produksi/<int:pk>/foto/", lots.lot_photo, name="lot_photo"),
]
product_urls = []

urlpatterns = [*lot_urls, *product_urls]
