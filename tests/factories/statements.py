import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from products.actions import disputes, statement_links
from products.models import CodeTry, Dispute, DisputeReply, StatementAnswer, StatementLink
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory


class StatementLinkFactory(DjangoModelFactory):
    """`token` and `code` stand on what it makes, as they do on paper."""

    class Meta:
        model = StatementLink

    participant = factory.SubFactory(ParticipantFactory)
    by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, **values):
        given = statement_links.give(**values)
        given.link.token, given.link.code = given.token, given.code
        return given.link


class StatementAnswerFactory(DjangoModelFactory):
    """She says that something is wrong; `payout=` of that payment."""

    class Meta:
        model = StatementAnswer

    payout = None
    said = "salah"
    note = "Yang saya terima kurang"

    @classmethod
    def _create(cls, model, *args, payout, link=None, number=1, **values):
        who = {"participant": payout.participant} if payout else {}
        return disputes.say(link=link or StatementLinkFactory(**who), payout=payout, number=number, **values)


class DisputeFactory(StatementAnswerFactory):
    class Meta:
        model = Dispute

    @classmethod
    def _create(cls, model, *args, **values):
        return StatementAnswerFactory(**values).dispute


class DisputeReplyFactory(DjangoModelFactory):
    class Meta:
        model = DisputeReply

    dispute = factory.SubFactory(DisputeFactory)
    text = "Kami periksa dulu ya, Bu."
    replied_by = factory.SubFactory(UserFactory)


class CodeTryFactory(DjangoModelFactory):
    class Meta:
        model = CodeTry

    address_digest = factory.Sequence(lambda n: f"{n:064x}")
    begun_at = factory.LazyFunction(timezone.now)
    tries = 1
