"""Moving in, moving on, moving out, and what a flat costs."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from participants.models import Participant, Rent, Residence
from rusunpreneur.words import tanggal

RENT_AFTER_END = (
    "Sewa hunian sebelumnya berlaku mulai {day}, sesudah tanggal ini. Perbaiki dulu tanggal mulai tarif sewanya."
)


@transaction.atomic
def settle(*, participant: Participant, home: Residence, rent: int | None) -> Residence:
    """This person lives here from `home.moved_in_on`; the flat they lived in until then ends the day before.

    `rent` is whole rupiah a month, from the same day; None when it is not known.
    """
    home.participant = _locked(participant)
    if previous := participant.residences.filter(moved_out_on=None).first():
        if previous.moved_in_on >= home.moved_in_on:
            day = tanggal(previous.moved_in_on)
            raise ValidationError({"moved_in_on": f"Pilih tanggal sesudah mulai tinggal di hunian sebelumnya, {day}."})
        _end(previous, home.moved_in_on - timedelta(days=1), field="moved_in_on")
    home.full_clean()
    home.save()
    if rent is not None:
        _save_rent(Rent(residence=home, monthly_rupiah=rent, starts_on=home.moved_in_on))
    _live_in_its_district(Participant.objects.filter(pk=participant.pk))
    return home


@transaction.atomic(savepoint=False)
def house(homes: Iterable[Residence], *, since: date) -> list[Residence]:
    """Homes for those who have none in the data, in a fixed number of statements; nobody is moved out.

    They live there at least since that day: from then on, or from the day after they left the home before.
    """
    homes = {home.participant_id: home for home in homes}
    lived = Residence.objects.filter(participant__in=homes).order_by("moved_out_on")
    left = dict(lived.values_list("participant", "moved_out_on"))  # the last one stays; NULL comes last
    new = [home for person, home in homes.items() if _is_free(left.get(person, date.min))]
    for home in new:
        home.moved_in_on = max(since, left.get(home.participant_id, date.min) + timedelta(days=1))
    Residence.objects.bulk_create(new)
    _live_in_its_district(Participant.objects.filter(pk__in=[home.participant_id for home in new], district=None))
    return new


def _is_free(last_day: date | None) -> bool:
    return last_day is not None and last_day < timezone.localdate()


def _live_in_its_district(people):
    """The kecamatan of a rusunawa is known, so it is known of those who live there."""
    here = Residence.objects.current().of(OuterRef("pk")).values("rusunawa__district")
    people = people.alias(of_home=Subquery(here)).filter(of_home__isnull=False)
    people = people.filter(Q(district=None) | ~Q(district=F("of_home")))
    people.update(district=Subquery(here), revision=F("revision") + 1)


@transaction.atomic
def end(*, participant: Participant, on: date) -> Residence:
    """The person moves out of the flat lived in now, and into none that we know; `on` is the last day."""
    home = _lived_in_now(participant)
    if on > timezone.localdate():
        raise ValidationError({"on": "Hari terakhir tidak boleh sesudah hari ini."})
    if on < home.moved_in_on:
        raise ValidationError({"on": f"Tinggal di sini baru mulai {tanggal(home.moved_in_on)}."})
    _end(home, on, field="on")
    return home


@transaction.atomic
def change_rent(*, participant: Participant, monthly_rupiah: int, starts_on: date) -> Rent:
    """What the flat lived in now costs from a day on; the rent until then ends the day before.

    The same first day again corrects the amount.
    """
    home = _lived_in_now(participant)
    if starts_on < home.moved_in_on:
        raise ValidationError({"starts_on": f"Tinggal di sini baru mulai {tanggal(home.moved_in_on)}."})
    latest = home.rents.order_by("-starts_on").first()
    if latest and latest.starts_on > starts_on:
        day = tanggal(latest.starts_on)
        raise ValidationError(
            {"starts_on": f"Sudah ada tarif yang berlaku mulai {day}. Pilih tanggal itu atau sesudahnya."}
        )
    if latest and latest.starts_on == starts_on:
        latest.monthly_rupiah = monthly_rupiah
        return _save_rent(latest)
    if latest and (latest.ends_on is None or latest.ends_on >= starts_on):
        latest.ends_on = starts_on - timedelta(days=1)
        _save_rent(latest)
    return _save_rent(Rent(residence=home, monthly_rupiah=monthly_rupiah, starts_on=starts_on))


def _locked(participant: Participant) -> Participant:
    """One change of a person's homes at a time."""
    return Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)


def _lived_in_now(participant: Participant) -> Residence:
    home = _locked(participant).residences.current().first()
    if home is None:
        raise ValidationError("Peserta ini tidak tercatat tinggal di rusunawa sekarang.")
    return home


def _end(home: Residence, last_day: date, *, field: str):
    """`field` is where the form shows what is wrong with the day."""
    if late := home.rents.filter(starts_on__gt=last_day).order_by("starts_on").first():
        raise ValidationError({field: RENT_AFTER_END.format(day=tanggal(late.starts_on))})
    home.moved_out_on = last_day
    home.full_clean()
    home.save()
    for rent in home.rents.filter(ends_on=None):
        rent.ends_on = last_day
        _save_rent(rent)


def _save_rent(rent: Rent) -> Rent:
    rent.full_clean()
    rent.save()
    return rent
