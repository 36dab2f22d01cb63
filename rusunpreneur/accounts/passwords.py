"""Passwords that everybody in the office would guess are refused."""

from django.conf import settings
from django.core.exceptions import ValidationError

CONTEXT_WORDS = ("rusun", "ppkukm", "jakarta", "jakpreneur", "bimtek")


class ContextWordValidator:
    def validate(self, password, user=None):
        lowered = password.casefold()
        if password == settings.DEMO_PASSWORD:
            raise ValidationError("Kata sandi demo tidak boleh dipakai.", code="password_demo")
        found = [word for word in CONTEXT_WORDS if word in lowered]
        if found:
            raise ValidationError(
                f"Jangan memakai kata yang mudah ditebak di kantor ini: {', '.join(found)}.",
                code="password_context",
            )

    def get_help_text(self):
        return "Jangan memakai nama program, dinas, atau kota."
