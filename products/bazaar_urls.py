from django.urls import path

from products.views import bazaars, closing, invitations, packing

ROTA = "bazar/<int:pk>/giliran/<int:invitation_pk>/"
urlpatterns = [
    path("bazar/", bazaars.bazaar_list, name="bazaar_list"),
    path("bazar/baru/", bazaars.bazaar_create, name="bazaar_create"),
    path("bazar/pemerataan/", invitations.bazaar_fairness, name="bazaar_fairness"),
    path("bazar/<int:pk>/", bazaars.bazaar_detail, name="bazaar_detail"),
    path("bazar/<int:pk>/ubah/", bazaars.bazaar_edit, name="bazaar_edit"),
    path("bazar/<int:pk>/batal/", bazaars.bazaar_cancel, name="bazaar_cancel"),
    path("bazar/<int:pk>/petugas-kasir/", bazaars.bazaar_cashiers, name="bazaar_cashiers"),
    path("bazar/<int:pk>/undang/", invitations.invitation_create, name="invitation_create"),
    path("bazar/<int:pk>/undangan/<int:invitation_pk>/", invitations.invitation_answer, name="invitation_answer"),
    path(
        "bazar/<int:pk>/undangan/<int:invitation_pk>/tarik/",
        invitations.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path(ROTA, invitations.turn_list, name="turn_list"),
    path(f"{ROTA}<int:turn_pk>/hapus/", invitations.turn_remove, name="turn_remove"),
    path("bazar/<int:pk>/barang/<int:invitation_pk>/", packing.packing_edit, name="packing_edit"),
    path("bazar/<int:pk>/kiriman/<int:list_pk>/daftar.pdf", packing.packing_pdf, name="packing_pdf"),
    path("bazar/<int:pk>/kiriman/<int:list_pk>/terima/", packing.packing_receive, name="packing_receive"),
    path("bazar/<int:pk>/tutup/", closing.bazaar_close, name="bazaar_close"),
    path("bazar/<int:pk>/buka-lagi/", closing.bazaar_reopen, name="bazaar_reopen"),
    path("bazar/<int:pk>/hasil/", closing.bazaar_result, name="bazaar_result"),
]
