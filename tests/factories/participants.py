from datetime import date
from hashlib import sha256
from string import ascii_lowercase, ascii_uppercase

import factory
from factory.django import DjangoModelFactory

from participants.models import City, Consent, Disclosure, DistinctPair, Participant, Rent, Residence, Rusunawa
from tests.factories.accounts import UserFactory


def city(code="31.72"):
    return City.objects.get(kemendagri_code=code)


def in_letters(number: int) -> str:
    """Eight letters of its own: names hold no figures, and those of two people are not alike."""
    digest = sha256(str(number).encode()).digest()[:8]
    return "".join(ascii_lowercase[byte % 26] for byte in digest).capitalize()


class RusunawaFactory(DjangoModelFactory):
    """A new place in Jakarta Utara; the real ones are in the reference data."""

    class Meta:
        model = Rusunawa

    name = factory.Sequence(lambda n: f"Rusunawa Uji {n}")
    slug = factory.Sequence(lambda n: f"uji-{n}")
    code = factory.Sequence(lambda n: f"X{ascii_uppercase[n // 26 % 26]}{ascii_uppercase[n % 26]}")
    city = factory.LazyFunction(city)


class ParticipantFactory(DjangoModelFactory):
    """A woman of the North; `lives_in=rusunawa` gives her a flat there."""

    class Meta:
        model = Participant
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Warga Uji {in_letters(n)}")
    sex = Participant.Sex.FEMALE
    birth_date = date(1985, 2, 5)
    city = factory.LazyFunction(city)

    class Params:
        walk_in = factory.Trait(sex="", birth_date=None, origin="walk_in")

    @factory.lazy_attribute
    def registered_by(self):
        return None

    @factory.post_generation
    def nik(self, create, extracted, **kwargs):
        if extracted:
            self.set_nik(extracted)
            self.save()

    @factory.post_generation
    def lives_in(self, create, extracted, **kwargs):
        if extracted:
            ResidenceFactory(participant=self, rusunawa=extracted, **kwargs)


class ResidenceFactory(DjangoModelFactory):
    class Meta:
        model = Residence

    participant = factory.SubFactory(ParticipantFactory)
    rusunawa = factory.SubFactory(RusunawaFactory)
    tower = "Tower A"
    floor = "3"
    unit = factory.Sequence(lambda n: f"{n % 99 + 1:02d}")
    moved_in_on = date(2022, 1, 1)


class RentFactory(DjangoModelFactory):
    class Meta:
        model = Rent

    residence = factory.SubFactory(ResidenceFactory)
    monthly_rupiah = 505_000
    starts_on = date(2022, 1, 1)


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    participant = factory.SubFactory(ParticipantFactory)
    purpose = Consent.Purpose.PHOTO
    is_given = True
    recorded_by = factory.SubFactory(UserFactory)


class DisclosureFactory(DjangoModelFactory):
    class Meta:
        model = Disclosure

    participant = factory.SubFactory(ParticipantFactory)
    reason = "Mencocokkan dengan KTP"
    disclosed_by = factory.SubFactory(UserFactory)


class DistinctPairFactory(DjangoModelFactory):
    class Meta:
        model = DistinctPair

    first = factory.SubFactory(ParticipantFactory)
    second = factory.SubFactory(ParticipantFactory)
    checked_by = factory.SubFactory(UserFactory)
