"""Addresses of companies and their orders."""

from django.urls import path

from products.views import partners, piecework, work_shares

urlpatterns = [
    path("mitra/", partners.partner_list, name="partner_list"),
    path("mitra/baru/", partners.partner_create, name="partner_create"),
    path("mitra/<int:pk>/", partners.partner_detail, name="partner_detail"),
    path("mitra/<int:pk>/ubah/", partners.partner_edit, name="partner_edit"),
    path("mitra/<int:pk>/kontak/", partners.partner_contacts, name="partner_contacts"),
    path("mitra/<int:pk>/kontrak/", partners.partner_contracts, name="partner_contracts"),
    path("mitra/<int:pk>/pengguna/", partners.partner_users, name="partner_users"),
    path("mitra/<int:pk>/pesanan/", piecework.piecework_create, name="piecework_create"),
    path("mitra/pesanan/", piecework.piecework_list, name="piecework_list"),
    path("mitra/pesanan/<int:pk>/", piecework.piecework_detail, name="piecework_detail"),
    path("mitra/pesanan/<int:pk>/ubah/", piecework.piecework_edit, name="piecework_edit"),
    path("mitra/pesanan/<int:pk>/syarat-bahan/", piecework.piecework_materials, name="piecework_materials"),
    path("mitra/pesanan/<int:pk>/terima/", piecework.piecework_accept, name="piecework_accept"),
    path("mitra/pesanan/<int:pk>/batal/", piecework.piecework_cancel, name="piecework_cancel"),
    path("mitra/pesanan/<int:pk>/bagian/", work_shares.work_shares, name="work_shares"),
    path("mitra/pesanan/<int:pk>/riwayat/", piecework.piecework_changes, name="piecework_changes"),
]
