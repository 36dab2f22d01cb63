"""Moving in and moving on."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from participants.models import Participant, Rent, Residence


@transaction.atomic
def settle(*, participant: Participant, home: Residence, rent: int | None) -> Residence:
    """This person lives here from `home.moved_in_on`; the flat they lived in until then ends the day before.

    `rent` is whole rupiah a month, from the same day; None when it is not known.
    """
    Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    home.participant = participant
    previous = participant.residences.filter(moved_out_on=None).first()
    if previous:
        if previous.moved_in_on >= home.moved_in_on:
            raise ValidationError({"moved_in_on": "Tanggal ini tidak sesudah mulai tinggal di hunian sebelumnya."})
        previous.moved_out_on = home.moved_in_on - timedelta(days=1)
        previous.full_clean()
        previous.save()
        previous.rents.filter(ends_on=None).update(ends_on=previous.moved_out_on)
    home.full_clean()
    home.save()
    if rent is not None:
        amount = Rent(residence=home, monthly_rupiah=rent, starts_on=home.moved_in_on)
        amount.full_clean()
        amount.save()
    return home
