"""Who came to the bazaars of these years, and the lists of what they brought: all of it arrived."""

from collections.abc import Mapping
from datetime import timedelta

from participants.models import Rusunawa
from products.models import Bazaar, Invitation, PackingLine, PackingList, Share
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import moment_of
from rusunpreneur.management.demo.goods import BATCH

MOMENTS = ((PackingList, "created_at"),)
Brought = Mapping[tuple[Bazaar, Share, str, Rusunawa], int]


def come(brought: Brought):
    """Invited, answered, packed, sent and taken in; in this order, as the database asks."""
    staff = User.objects.get(username="staf")
    coming = list(dict.fromkeys((bazaar, home) for bazaar, _, _, home in brought))
    invited = Invitation.objects.bulk_create((_invitation(*one, staff) for one in coming), batch_size=BATCH)
    lists = PackingList.objects.bulk_create((_list(one, staff) for one in invited), batch_size=BATCH)
    of_guest = dict(zip(coming, lists, strict=True))
    lines = [
        PackingLine(packing_list=of_guest[bazaar, home], share=share, grade=grade, quantity=quantity)
        for (bazaar, share, grade, home), quantity in brought.items()
    ]
    PackingLine.objects.bulk_create(lines, batch_size=BATCH)
    _arrive(of_guest, lines, staff)


def _invitation(bazaar: Bazaar, home: Rusunawa, staff) -> Invitation:
    answered = {"answered_at": moment_of(bazaar.starts_on - timedelta(days=14), 11), "answered_by": staff}
    return Invitation(bazaar=bazaar, rusunawa=home, answer=Invitation.Answer.COMING, **answered)


def _list(invitation: Invitation, staff) -> PackingList:
    written = moment_of(invitation.bazaar.starts_on - timedelta(days=2), 14)
    return PackingList(invitation=invitation, created_at=written, created_by=staff)


def _arrive(of_guest: Mapping[tuple[Bazaar, Rusunawa], PackingList], lines: list[PackingLine], staff):
    for (bazaar, _), row in of_guest.items():
        day = bazaar.starts_on - timedelta(days=1)
        row.sent_at, row.sent_by = moment_of(day, 16), staff
        row.received_at, row.received_by = moment_of(day, 19), staff
    for line in lines:
        line.arrived = line.quantity
    PackingList.objects.bulk_update(of_guest.values(), ["sent_at", "sent_by"], batch_size=BATCH)
    PackingLine.objects.bulk_update(lines, ["arrived"], batch_size=BATCH)
    PackingList.objects.bulk_update(of_guest.values(), ["received_at", "received_by"], batch_size=BATCH)
