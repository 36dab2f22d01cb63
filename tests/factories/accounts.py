import uuid
from functools import cache

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from factory.django import DjangoModelFactory

from participants.models import Assignment
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import Export, Pace, SavedView, Submission, User

PASSWORD = "jembatan-hijau-47"


@cache
def hashed_password() -> str:
    """Made once: a good hash is slow on purpose."""
    return make_password(PASSWORD)


class UserFactory(DjangoModelFactory):
    """A user; `UserFactory(role=Role.STAFF)` holds it everywhere, `city=` or `rusunawa=` narrows it."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna{n}")
    name = factory.Sequence(lambda n: f"Pengguna {n}")
    password = factory.LazyFunction(hashed_password)  # of PASSWORD

    class Params:
        admin = factory.Trait(is_staff=True, is_superuser=True)

    @factory.post_generation
    def role(self, create, extracted, **place):
        if extracted:
            Assignment.objects.create(user=self, role=extracted, **place)
            self.is_staff = extracted == Role.ADMIN
            self.save(update_fields=["is_staff"])


class AssignmentFactory(DjangoModelFactory):
    """A member of staff for all Jakarta."""

    class Meta:
        model = Assignment

    user = factory.SubFactory(UserFactory)
    role = Role.STAFF


class PaceFactory(DjangoModelFactory):
    class Meta:
        model = Pace

    user = factory.SubFactory(UserFactory)
    kind = Pace.Kind.WRITES
    minute = factory.LazyFunction(lambda: timezone.now().replace(second=0, microsecond=0))
    requests = 1


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = Submission

    key = factory.LazyFunction(uuid.uuid4)
    user = factory.SubFactory(UserFactory)
    body_sha256 = "0" * 64
    answer = "/"


class SavedViewFactory(DjangoModelFactory):
    class Meta:
        model = SavedView

    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Tampilan {n}")
    address = "/dasbor/?masa=bulan-ini"


class ExportFactory(DjangoModelFactory):
    """What waits; `ready=True` has its file, `begun=True` is half way."""

    class Meta:
        model = Export
        skip_postgeneration_save = True

    class Params:
        begun = factory.Trait(started_at=factory.LazyFunction(timezone.now), rows_total=4_000, rows_written=2_000)
        ready = factory.Trait(
            started_at=factory.SelfAttribute("asked_at"),
            ended_at=factory.SelfAttribute("asked_at"),
            rows_total=1,
            rows_written=1,
            size=2,
        )

    user = factory.SubFactory(UserFactory)
    name = "terjual"
    query = "masa=2026-01"
    rights = factory.LazyAttribute(lambda export: export.user.access.digest)
    asked_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def file(self, create, extracted, **kwargs):
        if self.is_ready:
            self.folder.mkdir(parents=True)
            self.path.write_bytes(b"PK")
