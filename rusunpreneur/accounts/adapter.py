"""allauth, told the rules of this house: an admin makes the accounts, demo accounts stay in the demo."""

from allauth.account.adapter import DefaultAccountAdapter
from django.shortcuts import redirect


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Nama pengguna atau kata sandi salah.",
        "email_password_mismatch": "Email atau kata sandi salah.",
        "enter_current_password": "Kata sandi sekarang salah.",
        "too_many_login_attempts": "Terlalu banyak percobaan masuk. Tunggu beberapa menit, lalu coba lagi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.",
    }

    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Passkeys pass here too, not only passwords."""
        if not user.may_sign_in:
            return redirect("account_inactive")
        return super().pre_login(request, user, **kwargs)

    def send_notification_mail(self, *args, **kwargs):
        """The office's accounts have no confirmed addresses; what changed stands in the history."""
