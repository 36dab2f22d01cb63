"""Inviting rusunawa to a bazaar, and what they answer."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import Rusunawa
from products.actions.bazaars import locked
from products.models import Bazaar, Invitation
from rusunpreneur.history import because

Answer = Invitation.Answer


@transaction.atomic
def invite(*, bazaar: Bazaar, stands: Mapping[Rusunawa, int]) -> list[Invitation]:
    """Rusunawa with the number of stands each gets; together not more than the bazaar has."""
    bazaar = locked(bazaar)
    given = sum(bazaar.invitations.exclude(answer=Answer.DECLINED).values_list("stands", flat=True))
    if given + sum(stands.values()) > bazaar.stands:
        raise ValidationError(
            f"Bazar ini punya {bazaar.stands} stan dan {given} sudah diberikan. Kurangi stannya, atau ubah bazarnya.",
            code="too_many_stands",
        )
    there = set(bazaar.invitations.values_list("rusunawa", flat=True))
    if twice := [rusunawa.short_name for rusunawa in stands if rusunawa.pk in there]:
        raise ValidationError(f"{', '.join(twice)} sudah diundang.", code="twice")
    rows = [Invitation(bazaar=bazaar, rusunawa=rusunawa, stands=number) for rusunawa, number in stands.items()]
    for row in rows:
        row.full_clean()
        row.save(force_insert=True)
    return rows


@transaction.atomic
def answer(*, invitation: Invitation, answer: str, by, reason="") -> Invitation:
    """Whether they come. Who does not come any more leaves its stands, its rota and its unsent list free."""
    bazaar = locked(invitation.bazaar)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if answer not in (Answer.COMING, Answer.DECLINED):
        raise ValidationError({"answer": "Pilih ikut atau tidak ikut."}, code="no_answer")
    if answer == Answer.DECLINED and not reason.strip():
        raise ValidationError({"reason": "Tulis alasan tidak ikut."}, code="no_reason")
    if answer == Answer.DECLINED and invitation.packing_lists.sent().exists():
        raise ValidationError("Barangnya sudah berangkat, jadi jawabannya tidak bisa diubah lagi.", code="sent")
    if answer == Answer.COMING and invitation.answer == Answer.DECLINED:
        _refuse_given_away(bazaar, invitation)
    if answer == Answer.DECLINED:
        invitation.turns.all().delete()
        invitation.packing_lists.filter(sent_at=None).delete()
    invitation.answer, invitation.answered_at, invitation.answered_by = answer, timezone.now(), by
    invitation.reason = reason.strip() if answer == Answer.DECLINED else ""
    invitation.clean_fields(exclude=["bazaar", "rusunawa", "answered_by"])
    with because(reason):
        invitation.save()
    return invitation


def _refuse_given_away(bazaar, invitation):
    """A declined invitation gave its stands to others."""
    others = bazaar.invitations.exclude(pk=invitation.pk).exclude(answer=Answer.DECLINED)
    if sum(others.values_list("stands", flat=True)) + invitation.stands > bazaar.stands:
        raise ValidationError("Stannya sudah diberikan ke rusunawa lain.", code="too_many_stands")


@transaction.atomic
def withdraw(*, invitation: Invitation) -> None:
    """Take an invitation back that nobody answered yet."""
    locked(invitation.bazaar)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.answer != Answer.OPEN:
        raise ValidationError("Undangan ini sudah dijawab, jadi tidak bisa ditarik lagi.", code="answered")
    invitation.delete()
