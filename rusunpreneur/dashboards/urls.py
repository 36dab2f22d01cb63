from django.urls import path

from rusunpreneur.dashboards import saved, views
from rusunpreneur.dashboards.attention.views import attention_list
from rusunpreneur.dashboards.breakdown_page import dashboard_breakdown
from rusunpreneur.dashboards.earners import dashboard_earners
from rusunpreneur.dashboards.exports import views as exports
from rusunpreneur.dashboards.home import home
from rusunpreneur.dashboards.reports import views as reports
from rusunpreneur.dashboards.targets import views as targets
from rusunpreneur.dashboards.today import dashboard_today

urlpatterns = [
    path("", home, name="home"),
    path("perlu-perhatian/<slug:key>/", attention_list, name="attention_list"),
    path("dasbor/", views.dashboard, name="dashboard"),
    path("dasbor/kota/<slug:city>/", views.dashboard_city, name="dashboard_city"),
    path("dasbor/rusunawa/<slug:slug>/", views.dashboard_rusunawa, name="dashboard_rusunawa"),
    path("dasbor/rusunawa/<slug:slug>/perhatian/", views.dashboard_attention, name="dashboard_attention"),
    path("dasbor/perbandingan/", views.dashboard_ranking, name="dashboard_ranking"),
    path("dasbor/hari-ini/", dashboard_today, name="dashboard_today"),
    path("dasbor/rincian/penghasilan/", dashboard_earners, name="dashboard_earners"),
    path("dasbor/rinci/<slug:indicator>/", dashboard_breakdown, name="dashboard_breakdown"),
    path("dasbor/rincian/<slug:name>/", views.dashboard_rows, name="dashboard_rows"),
    path("unduhan/<slug:name>/", exports.export_list, name="export_list"),
    path("unduhan/<uuid:export_key>.xlsx", exports.export_file, name="export_file"),
    path("dasbor/laporan.<str:kind>", reports.dashboard_file, name="dashboard_file"),
    path("laporan/", reports.report_list, name="report_list"),
    path("laporan/baru/", reports.report_create, name="report_create"),
    path("laporan/<int:pk>/", reports.report_detail, name="report_detail"),
    path("laporan/<int:pk>/sahkan/", reports.report_sign, name="report_sign"),
    path("laporan/<int:pk>/tarik/", reports.report_withdraw, name="report_withdraw"),
    path("laporan/<int:pk>/laporan.<str:kind>", reports.report_file, name="report_file"),
    path("target/", targets.target_list, name="target_list"),
    path("target/baru/", targets.target_create, name="target_create"),
    path("target/<int:pk>/", targets.target_detail, name="target_detail"),
    path("target/<int:pk>/ubah/", targets.target_edit, name="target_edit"),
    path("target/<int:pk>/hapus/", targets.target_remove, name="target_remove"),
    path("dasbor/produk-unggulan/", views.village_list, name="village_list"),
    path("dasbor/data-terbuka/", views.open_data_list, name="open_data_list"),
    path("dasbor/data-terbuka/<slug:dataset>.<str:form>", views.open_data_file, name="open_data_file"),
    path("dasbor/tampilan/", saved.saved_view_list, name="saved_view_list"),
    path("dasbor/tampilan/simpan/", saved.saved_view_create, name="saved_view_create"),
    path("dasbor/tampilan/<int:pk>/", saved.saved_view_edit, name="saved_view_edit"),
    path("dasbor/tampilan/<int:pk>/hapus/", saved.saved_view_delete, name="saved_view_delete"),
    path("dasbor/definisi/", views.indicator_list, name="indicator_list"),
]
