"""The rota: who stands at a bazaar, when, at which stand."""

from collections.abc import Iterable
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction

from participants.models import Participant, Residence
from products.actions.bazaars import locked
from products.models import Invitation, Turn
from rusunpreneur.words import tanggal


@transaction.atomic
def put(
    *, invitation: Invitation, people: Iterable[Participant], day: date, starts_at: time, ends_at: time, stand=1
) -> list[Turn]:
    """These stand there together; each lives there on that day and stands nowhere else at that hour."""
    people = list(people)
    bazaar = locked(invitation.bazaar)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.answer != Invitation.Answer.COMING:
        raise ValidationError("Rusunawa ini belum menjawab ikut.", code="not_coming")
    if not bazaar.starts_on <= day <= bazaar.ends_on:
        raise ValidationError({"day": f"{tanggal(day)} bukan hari bazar ini."}, code="other_day")
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": "Jam selesai harus sesudah jam mulai."}, code="no_time")
    if not 1 <= stand <= invitation.stands:
        raise ValidationError({"stand": f"Rusunawa ini punya {invitation.stands} stan."}, code="no_stand")
    if not people:
        raise ValidationError({"people": "Pilih paling sedikit satu orang."}, code="nobody")
    _refuse_strangers(invitation, people, day)
    _refuse_busy(people, day, starts_at, ends_at)
    return Turn.objects.bulk_create(
        Turn(invitation=invitation, participant=person, day=day, starts_at=starts_at, ends_at=ends_at, stand=stand)
        for person in people
    )


def _refuse_strangers(invitation, people, day):
    homes = Residence.objects.current(day).filter(rusunawa=invitation.rusunawa_id, participant__in=people)
    living = set(homes.values_list("participant", flat=True))
    if strangers := [person.name for person in people if person.pk not in living]:
        said = f"{', '.join(strangers)} tidak tinggal di rusunawa ini pada hari itu."
        raise ValidationError({"people": said}, code="stranger")


def _refuse_busy(people, day, starts_at, ends_at):
    """The constraint holds when two write at once; this says it by name."""
    rows = Participant.objects.filter(pk__in=[person.pk for person in people]).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
    standing = Turn.objects.filter(participant__in=people, day=day, starts_at__lt=ends_at, ends_at__gt=starts_at)
    if busy := standing.order_by("participant__name").values_list("participant__name", flat=True):
        said = f"{', '.join(dict.fromkeys(busy))} sudah berjaga di jam yang sama."
        raise ValidationError({"people": said}, code="busy")


@transaction.atomic
def remove(*, turn: Turn) -> None:
    locked(turn.invitation.bazaar)
    turn.delete()
