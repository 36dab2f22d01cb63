from django.apps import AppConfig


class RusunpreneurConfig(AppConfig):
    name = "rusunpreneur"
    verbose_name = "RusunPreneur"
