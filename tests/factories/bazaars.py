from datetime import time

import factory
from factory.django import DjangoModelFactory

from products.actions import invitations, packing
from products.models import Invitation, PackingLine, PackingList, Turn
from tests.factories.accounts import UserFactory
from tests.factories.money import InvitationFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.products import LotFactory


def coming(**values) -> Invitation:
    """An invitation that was answered with yes."""
    invitation = InvitationFactory(**values)
    return invitations.answer(invitation=invitation, answer=Invitation.Answer.COMING, by=UserFactory())


class TurnFactory(DjangoModelFactory):
    """A resident stands from nine to three on the first day."""

    class Meta:
        model = Turn

    invitation = factory.LazyFunction(coming)
    day = factory.SelfAttribute("invitation.bazaar.starts_on")
    starts_at, ends_at = time(9), time(15)
    participant = factory.LazyAttribute(lambda turn: ParticipantFactory(lives_in=turn.invitation.rusunawa))


class PackingListFactory(DjangoModelFactory):
    """Ten pieces of one lot that is to leave; `sent=True` has left, `received=True` has arrived whole."""

    class Meta:
        model = PackingList

    @classmethod
    def _create(cls, model, *args, invitation=None, lots=(), sent=False, received=False, by=None):
        by, invitation = by or UserFactory(), invitation or coming()
        lots = lots or [LotFactory(rusunawa=invitation.rusunawa, passed=True)]
        changes = {(share.pk, "A"): (0, share.quantity) for lot in lots for share in lot.shares.all()}
        packing_list = packing.write(invitation=invitation, changes=changes, by=by)
        if sent or received:
            packing_list = packing.send(packing_list=packing_list, by=by)
        if received:
            whole = [packing.Arrival(line.pk, line.quantity) for line in packing_list.lines.all()]
            packing_list = packing.receive(packing_list=packing_list, arrivals=whole, by=by)
        return packing_list


class PackingLineFactory(DjangoModelFactory):
    class Meta:
        model = PackingLine

    @classmethod
    def _create(cls, model, *args, **values):
        return PackingListFactory(**values).lines.first()
