from django.urls import path

from programs.views import documents, sheet, walk_ins

sheet_urls = [
    path("pelatihan/<int:pk>/presensi/", sheet.training_sheet, name="training_sheet"),
    path("pelatihan/<int:pk>/presensi.pdf", documents.training_sheet_pdf, name="training_sheet_pdf"),
    path("pelatihan/<int:pk>/presensi.xlsx", documents.training_sheet_xlsx, name="training_sheet_xlsx"),
    path("pelatihan/<int:pk>/presensi/datang-langsung/", walk_ins.walk_in_create, name="walk_in_create"),
    path("pelatihan/<int:pk>/peserta/<int:enrolment_pk>/cocokkan/", walk_ins.walk_in_match, name="walk_in_match"),
]

urlpatterns = [*sheet_urls]
