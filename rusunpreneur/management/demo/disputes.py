"""What residents say of what they were paid: received, not received and cleared up, wrong and not yet answered."""

from datetime import timedelta

from django.utils import timezone

from products.actions import disputes, statement_links
from products.models import Dispute, Payout, StatementAnswer
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at

Said = StatementAnswer.Said
RECEIVED = 4


def seed():
    """Once; about payments of the last bazaars that were paid."""
    if StatementAnswer.objects.exists():
        return
    paid = Payout.objects.exclude(paid_at=None).filter(reversed_at=None).select_related("participant")
    standing = list(paid.order_by("-paid_at", "participant")[: RECEIVED + 2])
    if len(standing) < RECEIVED + 2:
        return
    staff = User.objects.get(username="staf")
    for payout in standing[2:]:
        _say(payout, Said.RECEIVED, "", staff)
    _say(standing[0], Said.WRONG, "Dua barang saya yang terjual belum dihitung.", staff, days=1)
    _answer(standing[1], staff)


def _say(payout: Payout, said: str, note: str, staff, days: int | None = None) -> StatementAnswer:
    """Two days after she was paid, or so many days ago."""
    moment = timezone.now() - timedelta(days=days) if days else payout.paid_at + timedelta(days=2)
    with at(moment):
        link = statement_links.give(participant=payout.participant, by=staff).link
        return disputes.say(link=link, payout=payout, number=1, said=said, note=note)


def _answer(payout: Payout, staff):
    answer = _say(payout, Said.NOT_YET, "Waktu itu saya di rumah sakit.", staff)
    with at(payout.paid_at + timedelta(days=4)):
        text = "Uangnya dititipkan di koordinator, dan hari ini sudah diambil. Kuitansinya ditandatangani."
        disputes.close(dispute=answer.dispute, outcome=Dispute.Outcome.EXPLAINED, text=text, by=staff)
