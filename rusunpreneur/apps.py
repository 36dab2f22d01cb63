from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class RusunpreneurConfig(AppConfig):
    name = "rusunpreneur"
    verbose_name = "RusunPreneur"


class AdministrationConfig(AdminConfig):
    default_site = "rusunpreneur.administration.OfficeAdminSite"
