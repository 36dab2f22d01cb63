"""Sign-in by user name or e-mail; demo accounts and the demo's password only in the demo."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from rusunpreneur.access import Role


class AccountBackend(AuthenticationBackend):
    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and user.may_sign_in

    def get_user(self, user_id):
        """Asked on every request: who is disabled is out at the next click."""
        user = super().get_user(user_id)
        return user if user and user.may_sign_in else None

    def _check_password(self, user, password):
        user = super()._check_password(user, password)
        return None if password == settings.DEMO_PASSWORD and not settings.IS_TRIAL else user

    # In the Django admin an admin of all Jakarta may do everything, nobody else anything.

    def has_perm(self, user_obj, perm, obj=None):
        return user_obj.is_active and user_obj.access.is_everywhere(Role.ADMIN)

    def has_module_perms(self, user_obj, app_label):
        return self.has_perm(user_obj, app_label)
