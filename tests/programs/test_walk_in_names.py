"""Who walks in has a name; what is none is answered beside the field."""

import uuid

import pytest
from django.urls import reverse

from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["", "   ", "\t\u00a0 ", "\u3000"])
def test_a_name_of_blanks_gets_a_sentence_beside_the_field(typed, sign_in):
    training = TrainingFactory(days=1)
    sent = {"name": typed, "submission_key": str(uuid.uuid4())}

    answer = sign_in(Role.STAFF).post(reverse("walk_in_create", args=[training.pk]), sent)

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"name": ["Tulis namanya dulu."]}
    assert answer.content.decode().count("Tulis namanya dulu.") == 1
    assert "Nama lengkap belum diisi." in answer.content.decode()
    assert not Participant.objects.exists()
