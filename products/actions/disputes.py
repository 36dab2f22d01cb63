"""What a resident says of her payments, and the disputes that come of it: said, replied to, closed by staff."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import Participant
from products.models import Dispute, DisputeReply, Earning, Payout, StatementAnswer, StatementLink

Said, Outcome = StatementAnswer.Said, Dispute.Outcome
BY_HAND = [Earning.Kind.ADJUSTMENT, Earning.Kind.REVERSAL]


@transaction.atomic
def say(*, link: StatementLink, payout: Payout | None, number: int, said: str, note: str = "") -> StatementAnswer:
    """Her answer about one payment, or about all; the one that stands when the same was sent before."""
    Participant.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=link.participant_id)
    standing = answers_about(link, payout).order_by("-number").select_related("dispute").first()
    if standing and number <= standing.number:
        return standing
    if standing and hasattr(standing, "dispute") and standing.dispute.is_open:
        raise ValidationError("Keberatan ini sedang diperiksa. Tunggu jawaban petugas.", code="under_way")
    if said == Said.WRONG and not note.strip():
        raise ValidationError({"note": "Tulis apa yang salah, cukup beberapa kata."}, code="no_note")
    answer = StatementAnswer.objects.create(
        participant_id=link.participant_id,
        link=link,
        payout=payout,
        number=standing.number + 1 if standing else 1,
        said=said,
        note=note.strip(),
    )
    if answer.is_objection:
        Dispute.objects.create(answer=answer, participant_id=link.participant_id)
    return answer


def answers_about(link: StatementLink, payout: Payout | None):
    """Of a payment, whichever link they came by; of the whole, those of this link."""
    return StatementAnswer.objects.filter(payout=payout) if payout else link.answers.filter(payout=None)


@transaction.atomic
def reply(*, dispute: Dispute, text: str, by) -> DisputeReply:
    return _told(_open(dispute), text, by)


@transaction.atomic
def close(*, dispute: Dispute, outcome: str, text: str, by) -> Dispute:
    """With a reply, and with what it says done before."""
    dispute = _open(dispute)
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": "Pilih bagaimana keberatan ini diselesaikan."}, code="no_outcome")
    if outcome == Outcome.ADJUSTED and not _is_adjusted(dispute):
        raise ValidationError(
            {"outcome": "Belum ada penyesuaian sesudah keberatan ini. Catat dulu, lalu selesaikan."},
            code="not_adjusted",
        )
    payout = dispute.answer.payout
    if outcome == Outcome.REVERSED and not (payout and payout.reversed_at):
        raise ValidationError(
            {"outcome": "Pembayarannya belum dibatalkan. Batalkan dulu, lalu selesaikan."}, code="not_reversed"
        )
    dispute.closing = _told(dispute, text, by)
    dispute.outcome, dispute.closed_at, dispute.closed_by = outcome, timezone.now(), by
    dispute.save(update_fields=["closing", "outcome", "closed_at", "closed_by"])
    return dispute


def _open(dispute: Dispute) -> Dispute:
    rows = Dispute.objects.select_for_update(of=("self",)).select_related("answer__payout")
    dispute = rows.get(pk=dispute.pk)
    if not dispute.is_open:
        raise ValidationError(f"{dispute} sudah diselesaikan.", code="closed")
    return dispute


def _told(dispute, text, by) -> DisputeReply:
    if not text.strip():
        raise ValidationError({"text": "Tulis jawabannya; penerima membacanya di tautannya."}, code="no_text")
    return DisputeReply.objects.create(dispute=dispute, text=text.strip(), replied_by=by)


def _is_adjusted(dispute) -> bool:
    since = Earning.objects.filter(participant=dispute.participant_id, booked_at__gte=dispute.opened_at)
    return since.filter(kind__in=BY_HAND).exists()
