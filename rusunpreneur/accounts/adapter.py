"""allauth, told the rules of this house: an admin makes the accounts, demo accounts stay in the demo."""

from allauth.account.adapter import DefaultAccountAdapter
from django.shortcuts import redirect


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """Passkeys pass here too, not only passwords."""
        if not user.may_sign_in:
            return redirect("account_inactive")
        return super().pre_login(request, user, **kwargs)

    def send_notification_mail(self, *args, **kwargs):
        """The office's accounts have no confirmed addresses; what changed stands in the history."""
