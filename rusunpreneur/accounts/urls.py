"""Signing in, and a user's own account. Nobody signs up here, and no password is reset by mail (docs/decisions)."""

from allauth.account import views as account
from allauth.mfa.webauthn.views import login_webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from rusunpreneur.accounts.views import sessions

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/nonaktif/", account.account_inactive, name="account_inactive"),
    path("akun/pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/buat/", account.password_set, name="account_set_password"),
    path("akun/sesi/", include("allauth.usersessions.urls")),
    path("akun/sesi/<int:pk>/keluarkan/", sessions.end, name="session_end"),
    # allauth forgets to open this one to strangers; it must come before the include that holds it again
    path("akun/keamanan/webauthn/login/", login_not_required(login_webauthn), name="mfa_login_webauthn"),
    path("akun/keamanan/", include("allauth.mfa.urls")),
]
