from django.urls import path

from programs.views import (
    certificates,
    costs,
    documents,
    enrolments,
    evidence,
    imports,
    schedules,
    sessions,
    sheet,
    statistics,
    trainings,
    walk_ins,
)

training_urls = [
    path("pelatihan/", trainings.training_list, name="training_list"),
    path("pelatihan/baru/", trainings.training_create, name="training_create"),
    path("pelatihan/<int:pk>/", trainings.training_detail, name="training_detail"),
    path("pelatihan/<int:pk>/ubah/", trainings.training_edit, name="training_edit"),
    path("pelatihan/<int:pk>/riwayat/", trainings.training_changes, name="training_changes"),
    path("pelatihan/<int:pk>/buka/", trainings.training_open, name="training_open"),
    path("pelatihan/<int:pk>/selesai/", trainings.training_finish, name="training_finish"),
    path("pelatihan/<int:pk>/buka-lagi/", trainings.training_reopen, name="training_reopen"),
    path("pelatihan/<int:pk>/batal/", trainings.training_cancel, name="training_cancel"),
]

session_urls = [
    path("pelatihan/<int:pk>/jadwal/", schedules.schedule_create, name="schedule_create"),
    path("pelatihan/<int:pk>/sesi/baru/", sessions.session_create, name="session_create"),
    path("pelatihan/<int:pk>/sesi/<int:session_pk>/", sessions.session_edit, name="session_edit"),
    path("pelatihan/<int:pk>/sesi/<int:session_pk>/batal/", sessions.session_cancel, name="session_cancel"),
    path("pelatihan/<int:pk>/sesi/<int:session_pk>/terlaksana/", sessions.session_hold, name="session_hold"),
    path("pelatihan/<int:pk>/sesi/<int:session_pk>/pulihkan/", sessions.session_revive, name="session_revive"),
]

enrolment_urls = [
    path("pelatihan/<int:pk>/peserta/tambah/", enrolments.enrolment_create, name="enrolment_create"),
    path(
        "pelatihan/<int:pk>/peserta/<int:enrolment_pk>/keluar/",
        enrolments.enrolment_withdraw,
        name="enrolment_withdraw",
    ),
]

sheet_urls = [
    path("pelatihan/<int:pk>/presensi/", sheet.training_sheet, name="training_sheet"),
    path("pelatihan/<int:pk>/presensi.pdf", documents.training_sheet_pdf, name="training_sheet_pdf"),
    path("pelatihan/<int:pk>/presensi.xlsx", documents.training_sheet_xlsx, name="training_sheet_xlsx"),
    path("pelatihan/<int:pk>/kartu.pdf", documents.training_cards_pdf, name="training_cards_pdf"),
    path("pelatihan/<int:pk>/berkas/", documents.training_papers, name="training_papers"),
    path("pelatihan/<int:pk>/spj.pdf", documents.training_spj_pdf, name="training_spj_pdf"),
    path("pelatihan/<int:pk>/laporan.pdf", documents.training_report_pdf, name="training_report_pdf"),
    path("pelatihan/<int:pk>/laporan.xlsx", documents.training_report_xlsx, name="training_report_xlsx"),
    path("pelatihan/<int:pk>/presensi/datang-langsung/", walk_ins.walk_in_create, name="walk_in_create"),
    path("pelatihan/<int:pk>/sesi/<int:session_pk>/bukti/", evidence.session_evidence, name="session_evidence"),
    path("pelatihan/<int:pk>/sesi/<int:session_pk>/isi/", evidence.session_exceptions, name="session_exceptions"),
    path("bukti/<int:pk>/", evidence.evidence_file, name="evidence_file"),
    path("bukti/<int:pk>/hapus/", evidence.evidence_remove, name="evidence_remove"),
    path("pelatihan/<int:pk>/peserta/<int:enrolment_pk>/cocokkan/", walk_ins.walk_in_match, name="walk_in_match"),
]

import_urls = [
    path("impor/", imports.import_list, name="import_list"),
    path("impor/contoh.xlsx", imports.import_template, name="import_template"),
    path("impor/<uuid:public_id>/", imports.import_detail, name="import_detail"),
    path("impor/<uuid:public_id>/baris/<int:line>/", imports.import_row, name="import_row"),
    path("impor/<uuid:public_id>/buang/", imports.import_discard, name="import_discard"),
    path("impor/<uuid:public_id>/salah.xlsx", imports.import_wrong_rows, name="import_wrong_rows"),
    path("pelatihan/<int:pk>/impor/", imports.import_create, name="import_create"),
]

statistic_urls = [
    path("statistik/", statistics.statistic_list, name="statistic_list"),
    path("statistik/impor/", statistics.statistic_import, name="statistic_import"),
    path("statistik/impor/tulis/", statistics.statistic_load, name="statistic_load"),
    path("statistik/impor/contoh.xlsx", statistics.statistic_template, name="statistic_template"),
    path("statistik/<int:pk>/", statistics.statistic_detail, name="statistic_detail"),
    path("statistik/<int:pk>/koreksi/", statistics.statistic_correct, name="statistic_correct"),
    path("statistik/<int:pk>/hapus/", statistics.statistic_remove, name="statistic_remove"),
]

certificate_urls = [
    path("pelatihan/<int:pk>/sertifikat/", certificates.certificate_list, name="certificate_list"),
    path("pelatihan/<int:pk>/sertifikat/terbitkan/", certificates.certificate_issue, name="certificate_issue"),
    path("pelatihan/<int:pk>/sertifikat.pdf", certificates.certificate_pages, name="certificate_pages"),
    path("sertifikat/<int:pk>.pdf", certificates.certificate_page, name="certificate_page"),
    path("sertifikat/<int:pk>/tarik/", certificates.certificate_revoke, name="certificate_revoke"),
    path("verifikasi/<uuid:certificate_token>/", certificates.certificate_verify, name="certificate_verify"),
]

cost_urls = [
    path("pelatihan/<int:pk>/biaya/", costs.cost_list, name="cost_list"),
    path("biaya/<int:pk>/batal/", costs.cost_revoke, name="cost_revoke"),
]

urlpatterns = [
    *training_urls,
    *session_urls,
    *enrolment_urls,
    *sheet_urls,
    *import_urls,
    *certificate_urls,
    *cost_urls,
    *statistic_urls,
]
