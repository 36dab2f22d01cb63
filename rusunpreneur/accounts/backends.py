"""Sign-in by user name or e-mail; demo accounts only in the demo."""

from allauth.account.auth_backends import AuthenticationBackend


class AccountBackend(AuthenticationBackend):
    def user_can_authenticate(self, user):
        return super().user_can_authenticate(user) and user.may_sign_in

    def get_user(self, user_id):
        user = super().get_user(user_id)
        return user if user and user.may_sign_in else None
