from allauth.account.forms import LoginForm
from django import forms


class SignInForm(LoginForm):
    """Signed in for as long as the role allows; on a shared computer until the browser is closed."""

    is_shared_computer = forms.BooleanField(
        label="Komputer ini dipakai bersama",
        help_text="Anda keluar sendiri saat browser ditutup.",
        required=False,
    )

    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url)
        if self.cleaned_data["is_shared_computer"]:
            request.session.set_expiry(0)
        return response
