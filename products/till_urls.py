"""Addresses of the till of a bazaar."""

from django.urls import path

from products.views import receipts, shifts, tills

urlpatterns = [
    path("bazar/<int:pk>/kasir/", tills.till, name="till"),
    path("bazar/<int:pk>/kasir/buka/", tills.shift_begin, name="shift_begin"),
    path("bazar/<int:pk>/kasir/keranjang/<int:basket_pk>/hapus/", tills.basket_discard, name="basket_discard"),
    path("bazar/<int:pk>/kasir/nota/", receipts.till_sales, name="till_sales"),
    path("bazar/<int:pk>/kasir/nota/<int:sale_pk>/", receipts.sale_receipt, name="sale_receipt"),
    path("bazar/<int:pk>/kasir/nota/<int:sale_pk>/batal/", receipts.sale_void, name="sale_void"),
    path("bazar/<int:pk>/kasir/kas/", shifts.cash_move, name="cash_move"),
    path("bazar/<int:pk>/kasir/tutup/", shifts.shift_close, name="shift_close"),
    path("bazar/<int:pk>/kasir/giliran/", shifts.shift_list, name="shift_list"),
    path("bazar/<int:pk>/kasir/giliran/<int:shift_pk>/", shifts.shift_detail, name="shift_detail"),
    path("bazar/<int:pk>/kasir/giliran/<int:shift_pk>/buka-lagi/", shifts.shift_reopen, name="shift_reopen"),
]
