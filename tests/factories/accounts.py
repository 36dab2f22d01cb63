import factory
from factory.django import DjangoModelFactory

from participants.models import Assignment
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import User

PASSWORD = "jembatan-hijau-47"


class UserFactory(DjangoModelFactory):
    """A user; `UserFactory(role=Role.STAFF)` holds it everywhere, `city=` or `rusunawa=` narrows it."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna{n}")
    name = factory.Sequence(lambda n: f"Pengguna {n}")
    password = factory.django.Password(PASSWORD)

    class Params:
        admin = factory.Trait(is_staff=True, is_superuser=True)

    @factory.post_generation
    def role(self, create, extracted, **place):
        if extracted:
            Assignment.objects.create(user=self, role=extracted, **place)
            self.is_staff = extracted == Role.ADMIN
