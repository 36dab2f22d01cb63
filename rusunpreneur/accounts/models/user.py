from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from rusunpreneur.access import Access, Grant, Role
from rusunpreneur.history import kept_in_history


class AccountManager(UserManager):
    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)


@kept_in_history(exclude=["password", "last_login"])
class User(AbstractUser):
    """Somebody who signs in: staff, coordinators, officials, partners. Residents do not.

    Accounts are made by an admin. What they may do stands in their assignments (`participants`).
    """

    first_name = None
    last_name = None
    name = models.CharField("nama", max_length=150)
    email = models.EmailField("email", blank=True)
    unit = models.CharField("unit kerja", max_length=120, blank=True, help_text="Misalnya Sudin PPKUKM Jakarta Utara.")
    is_demo = models.BooleanField("akun demo", default=False, help_text="Hanya dapat masuk pada pemasangan demo.")

    REQUIRED_FIELDS = ["name", "email"]
    objects = AccountManager()

    class Meta(AbstractUser.Meta):
        abstract = False
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="user_email_unique",
                violation_error_message="Email ini sudah dipakai akun lain.",
            ),
        ]

    def __str__(self):
        return self.name or self.username

    @property
    def may_sign_in(self) -> bool:
        return self.is_active and (settings.IS_TRIAL or not self.is_demo)

    @cached_property
    def access(self) -> Access:
        """Roles and their places, read once a request; a superuser is an admin everywhere."""
        grants = [
            Grant(role=row["role"], city_id=row["city_id"], rusunawa_id=row["rusunawa_id"])
            for row in self.assignments.in_force().values("role", "city_id", "rusunawa_id")
        ]
        if self.is_superuser:
            grants.append(Grant(role=Role.ADMIN))
        return Access(grants)

    @property
    def role_names(self) -> str:
        return ", ".join(label for role, label in Role.choices if role in self.access.roles)
