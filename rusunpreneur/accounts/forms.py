from allauth.account.forms import LoginForm
from django import forms


class SignInForm(LoginForm):
    """Signed in for as long as the role allows; on a shared computer until the browser is closed."""

    is_shared_computer = forms.BooleanField(
        label="Komputer ini dipakai bersama",
        help_text="Anda keluar sendiri saat peramban ditutup.",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = "Nama pengguna atau email"
        login.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        password.label, password.help_text = "Kata sandi", ""
        password.widget.attrs.pop("placeholder", None)

    def login(self, request, redirect_url=None):
        response = super().login(request, redirect_url)
        if self.cleaned_data["is_shared_computer"]:
            request.session.set_expiry(0)
        return response
