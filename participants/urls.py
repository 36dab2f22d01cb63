from django.urls import path

from participants.views import disclosures, duplicates, participants, residences, rusunawa

participant_urls = [
    path("peserta/", participants.participant_list, name="participant_list"),
    path("peserta/baru/", participants.participant_create, name="participant_create"),
    path("peserta/ganda/", duplicates.duplicate_list, name="duplicate_list"),
    path("peserta/ganda/<int:pk>/<int:other_pk>/", duplicates.duplicate_tell_apart, name="duplicate_tell_apart"),
    path("peserta/<int:pk>/", participants.participant_detail, name="participant_detail"),
    path("peserta/<int:pk>/riwayat/", participants.participant_changes, name="participant_changes"),
    path("peserta/<int:pk>/ubah/", participants.participant_edit, name="participant_edit"),
    path("peserta/<int:pk>/nik/", disclosures.participant_nik, name="participant_nik"),
    path("peserta/<int:pk>/hunian/", residences.residence_create, name="residence_create"),
    path("peserta/<int:pk>/hunian/akhiri/", residences.residence_end, name="residence_end"),
    path("peserta/<int:pk>/sewa/", residences.rent_change, name="rent_change"),
]

rusunawa_urls = [
    path("rusunawa/", rusunawa.rusunawa_list, name="rusunawa_list"),
    path("rusunawa/<slug:slug>/", rusunawa.rusunawa_detail, name="rusunawa_detail"),
]

urlpatterns = [*participant_urls, *rusunawa_urls]
