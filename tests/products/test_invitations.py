"""Who is invited to a bazaar and who comes; in turns, so that it is not always the same."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from products import fairness
from products.actions import invitations
from products.models import Invitation, Turn
from rusunpreneur.access import Role
from rusunpreneur.words import tanggal_pendek
from tests.factories import (
    BazaarFactory,
    InvitationFactory,
    PackingListFactory,
    RusunawaFactory,
    TurnFactory,
    UserFactory,
)
from tests.factories.bazaars import coming
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def page(name, invitation) -> str:
    return reverse(name, args=[invitation.bazaar_id, invitation.pk])


def test_stands_are_given_once_and_free_again_after_a_no():
    bazaar, (first, second) = BazaarFactory(stands=3), RusunawaFactory.create_batch(2)
    [invitation] = invitations.invite(bazaar=bazaar, stands={first: 2})

    with pytest.raises(ValidationError, match="3 stan dan 2 sudah diberikan"):
        invitations.invite(bazaar=bazaar, stands={second: 2})
    invitations.answer(invitation=invitation, answer="tidak", reason="Ada hajatan", by=UserFactory())
    invitations.invite(bazaar=bazaar, stands={second: 2})
    with pytest.raises(ValidationError, match="sudah diberikan ke rusunawa lain"):
        invitations.answer(invitation=invitation, answer="ikut", by=UserFactory())


def test_a_no_needs_its_reason_and_clears_the_rota(sign_in):
    turn = TurnFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=turn.invitation.rusunawa)

    refused = client.post(page("invitation_answer", turn.invitation), {"answer": "tidak"})
    client.post(page("invitation_answer", turn.invitation), {"answer": "tidak", "reason": "Ada hajatan"})

    assert "Tulis alasan tidak ikut" in refused.content.decode()
    assert Invitation.objects.get().reason == "Ada hajatan"
    assert not Turn.objects.exists()


def test_who_has_sent_goods_comes():
    packing_list = PackingListFactory(sent=True)

    with pytest.raises(ValidationError, match="sudah berangkat"):
        invitations.answer(invitation=packing_list.invitation, answer="tidak", reason="Hujan", by=UserFactory())


def test_rusunawa_that_never_came_stand_first():
    came = coming(bazaar__starts_on=days_ago(0))
    never = RusunawaFactory()

    rows = fairness.places([came.rusunawa, never])

    assert [row.rusunawa for row in rows] == [never, came.rusunawa]
    assert (rows[1].invited, rows[1].came, rows[1].last) == (1, 1, days_ago(0))


def test_who_goes_to_a_bazaar_already_stands_last_and_has_not_been_there_yet(sign_in):
    planned, came = coming(bazaar__starts_on=days_ago(-40)), coming(bazaar__starts_on=days_ago(1))
    bazaar, never = BazaarFactory(), RusunawaFactory()

    rows = fairness.places([planned.rusunawa, came.rusunawa, never])
    said = sign_in(Role.STAFF).get(reverse("invitation_create", args=[bazaar.pk])).content.decode()

    assert [row.rusunawa for row in rows] == [never, came.rusunawa, planned.rusunawa]
    assert (rows[2].last, rows[2].coming) == (None, days_ago(-40))
    assert f"akan ikut {tanggal_pendek(days_ago(-40))}" in said


def test_staff_invite_several_at_once_and_take_one_back(sign_in):
    bazaar, (first, second) = BazaarFactory(), RusunawaFactory.create_batch(2)
    client, address = sign_in(Role.STAFF), reverse("invitation_create", args=[bazaar.pk])
    sent = {"submission_key": str(uuid.uuid4()), "rusunawa": [first.pk, second.pk], f"stan-{first.pk}": "2"}

    wrong = client.post(address, sent | {f"stan-{second.pk}": "dua"})
    client.post(address, sent | {f"stan-{second.pk}": "1", "submission_key": str(uuid.uuid4())})
    client.post(page("invitation_withdraw", bazaar.invitations.get(rusunawa=second)))

    assert "jumlah stan antara 1 dan 100" in wrong.content.decode()
    assert [(one.rusunawa, one.stands) for one in bazaar.invitations.all()] == [(first, 2)]


def test_an_answer_is_not_taken_back_by_the_office(sign_in):
    invitation = coming()

    response = sign_in(Role.STAFF).post(page("invitation_withdraw", invitation), follow=True)

    assert "sudah dijawab" in response.content.decode()
    assert InvitationFactory._meta.model.objects.filter(pk=invitation.pk).exists()
