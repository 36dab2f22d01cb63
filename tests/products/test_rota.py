"""Who is invited to a bazaar, who comes, who stands when: in turns, so that it is not always the same."""

import uuid
from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from products.actions import turns
from products.models import Turn
from rusunpreneur.access import Role
from rusunpreneur.words import tanggal_pendek
from tests.factories import (
    InvitationFactory,
    LotFactory,
    ParticipantFactory,
    TurnFactory,
)
from tests.factories.bazaars import coming
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def page(name, invitation) -> str:
    return reverse(name, args=[invitation.bazaar_id, invitation.pk])


def put(invitation, *people, **more):
    asked = {"day": invitation.bazaar.starts_on, "starts_at": time(9), "ends_at": time(15), **more}
    return turns.put(invitation=invitation, people=people, **asked)


def test_nobody_stands_in_two_places_at_once():
    turn = TurnFactory()
    elsewhere = coming(rusunawa=turn.invitation.rusunawa)

    with pytest.raises(ValidationError, match="sudah berjaga di jam yang sama"):
        put(elsewhere, turn.participant, starts_at=time(14), ends_at=time(17))
    with pytest.raises(IntegrityError, match="turn_one_at_a_time"), transaction.atomic():
        TurnFactory(invitation=elsewhere, participant=turn.participant, starts_at=time(14), ends_at=time(17))
    put(elsewhere, turn.participant, starts_at=time(15), ends_at=time(17))


def test_only_who_lives_in_a_rusunawa_that_comes_stands_there():
    invitation, stranger = coming(), ParticipantFactory()
    asked = InvitationFactory()

    with pytest.raises(ValidationError, match="tidak tinggal di rusunawa ini"):
        put(invitation, stranger)
    with pytest.raises(IntegrityError, match="turn_by_resident"), transaction.atomic():
        TurnFactory(invitation=invitation, participant=stranger)
    with pytest.raises(ValidationError, match="belum menjawab ikut"):
        put(asked, ParticipantFactory(lives_in=asked.rusunawa))
    with pytest.raises(ValidationError, match="punya 1 stan"):
        put(invitation, ParticipantFactory(lives_in=invitation.rusunawa), stand=2)


def test_the_page_suggests_who_has_never_stood_and_has_goods(sign_in):
    stood = TurnFactory()
    home = stood.invitation.rusunawa
    idle = ParticipantFactory(lives_in=home)
    maker = LotFactory(rusunawa=home, passed=True).shares.get().maker
    client = sign_in(Role.COORDINATOR, rusunawa=home)

    people = client.get(page("turn_list", stood.invitation)).context["people"]

    assert [row.person for row, _, _ in people] == [maker, idle, stood.participant]
    assert people[2][0].turns == 1


def test_who_has_a_turn_to_come_stands_last_and_it_is_called_so(sign_in):
    planned = TurnFactory(invitation=coming(bazaar__starts_on=days_ago(-30), bazaar__ends_on=days_ago(-30)))
    home = planned.invitation.rusunawa
    idle = ParticipantFactory(lives_in=home)
    here = coming(rusunawa=home)

    answer = sign_in(Role.COORDINATOR, rusunawa=home).get(page("turn_list", here))

    assert [row.person for row, _, _ in answer.context["people"]] == [idle, planned.participant]
    assert f"akan ikut {tanggal_pendek(planned.day)}" in answer.content.decode()
    assert "terakhir" not in answer.content.decode()


def test_a_turn_sent_twice_is_written_once_and_can_be_taken_out(sign_in):
    invitation = coming()
    person = ParticipantFactory(lives_in=invitation.rusunawa)
    client, address = sign_in(Role.STAFF), page("turn_list", invitation)
    day = invitation.bazaar.starts_on.isoformat()
    form = {"day": day, "starts_at": "09:00", "ends_at": "12:00", "stand": "1", "people": [person.pk]}

    for _ in range(2):
        assert client.post(address, form | {"submission_key": str(uuid.UUID(int=7))}).status_code == 302
    turn = Turn.objects.get()
    client.post(reverse("turn_remove", args=[invitation.bazaar_id, invitation.pk, turn.pk]))

    assert not Turn.objects.exists()
