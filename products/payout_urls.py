from django.urls import path

from products.views import disputes, income, pay_list, payouts, public_statements, statement_links, statements

urlpatterns = [
    path("pembayaran/", pay_list.pay_list, name="pay_list"),
    path("pembayaran/baru/", payouts.payout_create, name="payout_create"),
    path("pembayaran/daftar/<int:pk>/", payouts.payout_run, name="payout_run"),
    path("pembayaran/daftar/<int:pk>/setujui/", payouts.payout_approve, name="payout_approve"),
    path("pembayaran/daftar/<int:pk>/batal/", payouts.payout_cancel, name="payout_cancel"),
    path("pembayaran/daftar/<int:pk>/bayar/", payouts.payout_pay_all, name="payout_pay_all"),
    path("pembayaran/daftar/<int:pk>/kuitansi.pdf", payouts.payout_receipts, name="payout_receipts"),
    path("pembayaran/daftar/<int:pk>/bap.pdf", payouts.payout_minutes, name="payout_minutes"),
    path("pembayaran/peserta/<int:pk>/sewa/", income.income_of_person, name="income_of_person"),
    path("pembayaran/sewa/<slug:slug>/", income.income_by_flat, name="income_by_flat"),
    path("pembayaran/peserta/<int:pk>/", statements.statement, name="statement"),
    path("pembayaran/peserta/<int:pk>/rincian.pdf", statements.statement_print, name="statement_print"),
    path("pembayaran/peserta/<int:pk>/tautan/", statement_links.statement_link, name="statement_link"),
    path("pembayaran/peserta/<int:pk>/tautan/cabut/", statement_links.link_revoke, name="statement_link_revoke"),
    path("pembayaran/keberatan/", disputes.dispute_list, name="dispute_list"),
    path("pembayaran/keberatan/<int:pk>/", disputes.dispute_detail, name="dispute_detail"),
    path("pembayaran/keberatan/<int:pk>/jawab/", disputes.dispute_reply, name="dispute_reply"),
    path("pembayaran/keberatan/<int:pk>/selesai/", disputes.dispute_close, name="dispute_close"),
    path("rincian/<str:token>/", public_statements.statement_public, name="statement_public"),
    path("rincian/<str:token>/jawab/", public_statements.statement_answer, name="statement_answer"),
    path("pembayaran/peserta/<int:pk>/sesuaikan/", statements.statement_adjust, name="statement_adjust"),
    path("pembayaran/<int:pk>/bayar/", payouts.payout_pay, name="payout_pay"),
    path("pembayaran/<int:pk>/hitung-ulang/", payouts.payout_reckon, name="payout_reckon"),
    path("pembayaran/<int:pk>/batal/", payouts.payout_reverse, name="payout_reverse"),
]
