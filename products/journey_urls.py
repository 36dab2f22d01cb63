from django.urls import path

from products.views import follow_ups, independence, journeys

urlpatterns = [
    path("perjalanan/", journeys.journey_list, name="journey_list"),
    path("perjalanan/angkatan/", journeys.cohort_list, name="cohort_list"),
    path("perjalanan/mandiri/", independence.independence_list, name="independence_list"),
    path("perjalanan/mandiri/<int:pk>/", independence.independence_confirm, name="independence_confirm"),
    path("peserta/<int:pk>/tindak-lanjut/", follow_ups.follow_up_create, name="follow_up_create"),
    path("perjalanan/tindak-lanjut/<int:pk>/", follow_ups.follow_up_finish, name="follow_up_finish"),
]
