"""Residents and community members, made in bulk."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from participants import nik
from participants.models import Participant, Rent, Residence
from rusunpreneur.management.demo import names

BATCH = 2000


class Population:
    """Makes people with a fixed seed: the same calls give the same people."""

    def __init__(self, seed: int):
        self.rng = Random(seed)  # noqa: S311 - invented people, no secrets
        self.serial = 0
        self.used = set(Participant.objects.exclude(nik_digest=None).values_list("nik_digest", flat=True))
        self.today = timezone.localdate()

    def residents(self, rusunawa, count: int, *, women: float = 1.0, since: date | None = None) -> list[Participant]:
        """People who live in this rusunawa; four of five have given their rent."""
        code = rusunawa.district.kemendagri_code[-2:] if rusunawa.district else "01"
        people = self._people(rusunawa.city, code, count, women, rusunawa.district, since)
        residences = Residence.objects.bulk_create(
            [
                Residence(
                    participant=person,
                    rusunawa=rusunawa,
                    moved_in_on=(since or self.today) - timedelta(days=self.rng.randrange(400, 3000)),
                    **names.flat(self.rng),
                )
                for person in people
            ],
            batch_size=BATCH,
        )
        Rent.objects.bulk_create(
            [
                Rent(residence=home, monthly_rupiah=self.rng.choice((505_000, 765_000)), starts_on=home.moved_in_on)
                for home in residences
                if self.rng.random() < 0.8
            ],
            batch_size=BATCH,
        )
        return people

    def community(self, district, count: int, *, women: float = 0.7, since: date | None = None) -> list[Participant]:
        """Members of a district who do not live in a rusunawa."""
        return self._people(district.city, district.kemendagri_code[-2:], count, women, district, since)

    def _people(self, city, district_code, count, women, district=None, since=None) -> list[Participant]:
        people = [self._person(city, district_code, women, district, since) for _ in range(count)]
        return Participant.objects.bulk_create(people, batch_size=BATCH)

    def _person(self, city, district_code, women, district, since) -> Participant:
        sex = "P" if self.rng.random() < women else "L"
        person = Participant(
            name=names.full_name(self.rng, sex),
            sex=sex,
            birth_date=names.birth_date(self.rng, self.today),
            birth_place="Jakarta",
            phone=names.phone(self.rng) if self.rng.random() < 0.85 else "",
            city=city,
            district=district,
            is_single_parent=self.rng.random() < 0.15,
            has_informal_income=self.rng.random() < 0.4,
            registered_on=since or self.today,
        )
        person.set_nik(self._unused_nik(city, district_code, person))
        return person

    def _unused_nik(self, city, district_code, person) -> str:
        """Counts the serial on until the number is nobody's."""
        while True:
            self.serial += 1
            born = person.birth_date
            number = names.fabricated_nik(city.kemendagri_code, district_code, born, person.sex, self.serial)
            if (digest := nik.digest(number)) not in self.used:
                self.used.add(digest)
                return number
