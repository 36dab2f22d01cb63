"""Addresses of companies and their orders."""

from django.urls import path

from products.views import partner_bills, partner_goods, partners, piecework, work_shares

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
    path("mitra/pesanan/<int:pk>/bahan/", partner_goods.material_moves, name="material_moves"),
    path("mitra/bahan/<int:pk>/batal/", partner_goods.material_take_back, name="material_take_back"),
    path("mitra/pesanan/<int:pk>/hasil/", partner_goods.hand_in_create, name="hand_in_create"),
    path("mitra/pesanan/<int:pk>/serah/", partner_goods.partner_deliver, name="partner_deliver"),
    path("mitra/pesanan/<int:pk>/tutup/", partner_goods.piecework_close, name="piecework_close"),
    path("mitra/serah/<int:pk>/putuskan/", partner_goods.partner_decide, name="partner_decide"),
    path("mitra/keputusan/<int:pk>/batal/", partner_goods.decision_take_back, name="decision_take_back"),
    path("mitra/serah/<int:pk>/bayar/", partner_bills.partner_pay, name="partner_pay"),
    path("mitra/bayar/<int:pk>/bukti/", partner_bills.payment_proof, name="payment_proof"),
    path("mitra/bayar/<int:pk>/batal/", partner_bills.payment_take_back, name="payment_take_back"),
    path("mitra/pesanan/<int:pk>/riwayat/", piecework.piecework_changes, name="piecework_changes"),
]
