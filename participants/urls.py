from django.urls import path

from participants.views import entry, participants, rusunawa

participant_urls = [
    path("peserta/", participants.participant_list, name="participant_list"),
    path("peserta/baru/", entry.participant_create, name="participant_create"),
    path("peserta/ganda/", entry.duplicate_list, name="duplicate_list"),
    path("peserta/ganda/<int:pk>/<int:other_pk>/", entry.duplicate_tell_apart, name="duplicate_tell_apart"),
    path("peserta/<int:pk>/", participants.participant_detail, name="participant_detail"),
    path("peserta/<int:pk>/ubah/", entry.participant_edit, name="participant_edit"),
    path("peserta/<int:pk>/nik/", entry.participant_nik, name="participant_nik"),
    path("peserta/<int:pk>/hunian/", entry.residence_create, name="residence_create"),
]

rusunawa_urls = [
    path("rusunawa/", rusunawa.rusunawa_list, name="rusunawa_list"),
    path("rusunawa/<slug:slug>/", rusunawa.rusunawa_detail, name="rusunawa_detail"),
]

urlpatterns = [*participant_urls, *rusunawa_urls]
