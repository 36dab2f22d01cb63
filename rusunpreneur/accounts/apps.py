from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rusunpreneur.accounts"
    label = "accounts"
    verbose_name = "Akun"
