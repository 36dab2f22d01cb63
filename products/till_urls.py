"""Addresses of the till of a bazaar."""

from django.urls import path

from products.views import tills

urlpatterns = [
    path("bazar/<int:pk>/kasir/", tills.till, name="till"),
    path("bazar/<int:pk>/kasir/buka/", tills.shift_begin, name="shift_begin"),
    path("bazar/<int:pk>/kasir/nota/<int:sale_pk>/", tills.sale_receipt, name="sale_receipt"),
]
