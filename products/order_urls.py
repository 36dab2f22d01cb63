"""Orders and their buyers, and sales of every channel."""

from django.urls import path

from products.views import buyers, order_papers, order_steps, orders, sales

order_urls = [
    path("penjualan/pesanan/", orders.order_list, name="order_list"),
    path("penjualan/pesanan/baru/", orders.order_create, name="order_create"),
    path("penjualan/pesanan/<int:pk>/", orders.order_detail, name="order_detail"),
    path("penjualan/pesanan/<int:pk>/riwayat/", orders.order_changes, name="order_changes"),
    path("penjualan/pesanan/<int:pk>/ubah/", orders.order_edit, name="order_edit"),
    path("penjualan/pesanan/<int:pk>/batal/", orders.order_cancel, name="order_cancel"),
    path("penjualan/pesanan/<int:pk>/bagi/", order_steps.order_plan, name="order_plan"),
    path("penjualan/pesanan/<int:pk>/kirim/", order_steps.delivery_create, name="delivery_create"),
    path("penjualan/kiriman/<int:pk>/surat-jalan.pdf", order_papers.delivery_note, name="delivery_note"),
    path("penjualan/kiriman/<int:pk>/terima/", order_steps.delivery_receive, name="delivery_receive"),
    path("penjualan/kiriman/<int:pk>/tarik/", order_steps.delivery_take_back, name="delivery_take_back"),
    path("penjualan/pesanan/<int:pk>/tagih/", order_steps.invoice_create, name="invoice_create"),
    path("penjualan/pesanan/<int:pk>/tagihan.pdf", order_papers.invoice_print, name="invoice_print"),
    path("penjualan/pesanan/<int:pk>/tagihan/tarik/", order_steps.invoice_withdraw, name="invoice_withdraw"),
    path("penjualan/pesanan/<int:pk>/bayar/", order_steps.order_pay, name="order_pay"),
    path("penjualan/pesanan/<int:pk>/bayar/batal/", order_steps.order_unpay, name="order_unpay"),
    path("penjualan/dokumen/<int:pk>/", order_papers.order_document, name="order_document"),
    path("penjualan/pembeli/", buyers.buyer_list, name="buyer_list"),
    path("penjualan/pembeli/baru/", buyers.buyer_create, name="buyer_create"),
    path("penjualan/pembeli/<int:pk>/", buyers.buyer_edit, name="buyer_edit"),
]

sale_urls = [
    path("penjualan/", sales.sale_list, name="sale_list"),
    path("penjualan/langsung/", sales.sale_create, name="sale_create"),
    path("penjualan/<int:pk>/", sales.sale_detail, name="sale_detail"),
    path("penjualan/<int:pk>/batal/", sales.sale_cancel, name="sale_cancel"),
]

urlpatterns = [*sale_urls, *order_urls]
