from django.urls import path

from products.views import bazaars

urlpatterns = [
    path("bazar/", bazaars.bazaar_list, name="bazaar_list"),
    path("bazar/baru/", bazaars.bazaar_create, name="bazaar_create"),
    path("bazar/<int:pk>/", bazaars.bazaar_detail, name="bazaar_detail"),
    path("bazar/<int:pk>/ubah/", bazaars.bazaar_edit, name="bazaar_edit"),
    path("bazar/<int:pk>/batal/", bazaars.bazaar_cancel, name="bazaar_cancel"),
    path("bazar/<int:pk>/petugas-kasir/", bazaars.bazaar_cashiers, name="bazaar_cashiers"),
]
