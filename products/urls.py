from django.urls import path

from products import bazaar_urls, journey_urls, order_urls, partner_urls, payout_urls, till_urls
from products.views import catalogue, counts, defects, inspections, labels, lots, products, slips, stock

lot_urls = [
    path("produksi/", lots.lot_list, name="lot_list"),
    path("produksi/catat/", lots.lot_create, name="lot_create"),
    path("produksi/k/<str:code>/", lots.lot_by_code, name="lot_by_code"),
    path("produksi/<int:pk>/", lots.lot_detail, name="lot_detail"),
    path("produksi/<int:pk>/riwayat/", lots.lot_changes, name="lot_changes"),
    path("produksi/<int:pk>/ubah/", lots.lot_edit, name="lot_edit"),
    path("produksi/<int:pk>/foto/", lots.lot_photo, name="lot_photo"),
]
product_urls = [
    path("produk/", products.product_list, name="product_list"),
    path("produk/baru/", products.product_create, name="product_create"),
    path("produk/<int:pk>/", products.product_detail, name="product_detail"),
    path("produk/<int:pk>/ubah/", products.product_edit, name="product_edit"),
    path("produk/<int:pk>/foto/", products.product_photo, name="product_photo"),
    path("produk/<int:pk>/riwayat/", products.product_changes, name="product_changes"),
    path("produk/<int:pk>/ceklis/", catalogue.product_checklist, name="product_checklist"),
    path("produk/<int:pk>/harga/", catalogue.product_prices, name="product_prices"),
    path("produk/<int:pk>/bahan/", catalogue.product_materials, name="product_materials"),
    path("produk/<int:pk>/kesiapan/", catalogue.product_readiness, name="product_readiness"),
    path("produk/cacat/", catalogue.defect_list, name="defect_list"),
    path("produk/cacat/<int:pk>/", catalogue.defect_edit, name="defect_edit"),
]

qc_urls = [
    path("qc/", inspections.qc_queue, name="qc_queue"),
    path("qc/riwayat/", inspections.inspection_list, name="inspection_list"),
    path("qc/<int:lot_pk>/", inspections.qc_inspect, name="qc_inspect"),
    path("qc/<int:lot_pk>/<int:pk>/batal/", inspections.inspection_reverse, name="inspection_reverse"),
    path("qc/slip/<int:pk>/", slips.inspection_slip, name="inspection_slip"),
    path("qc/temuan/<int:pk>/", slips.finding_photo, name="finding_photo"),
    path("qc/bagian/<int:pk>/diperbaiki/", defects.rework_finish, name="rework_finish"),
    path("qc/cacat/", defects.defect_chart, name="defect_chart"),
    path("qc/butir/<int:pk>/", slips.reading_photo, name="reading_photo"),
]

stock_urls = [
    path("produksi/label/", labels.label_form, name="label_form"),
    path("produksi/label.pdf", labels.lot_labels, name="lot_labels"),
    path("stok/", stock.stock_list, name="stock_list"),
    path("stok/keluar/<int:pk>/", stock.stock_take, name="stock_take"),
    path("stok/hitung/", counts.count_list, name="count_list"),
    path("stok/hitung/<int:pk>/", counts.count_create, name="count_create"),
    path("stok/hitung/<int:pk>/lembar.pdf", counts.count_sheet_pdf, name="count_sheet_pdf"),
    path("stok/hitung/hasil/<int:pk>/", counts.count_detail, name="count_detail"),
]

urlpatterns = [
    *qc_urls,
    *lot_urls,
    *product_urls,
    *stock_urls,
    *bazaar_urls.urlpatterns,
    *journey_urls.urlpatterns,
    *order_urls.urlpatterns,
    *partner_urls.urlpatterns,
    *payout_urls.urlpatterns,
    *till_urls.urlpatterns,
]
