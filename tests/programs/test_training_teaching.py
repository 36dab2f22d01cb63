"""Topics and new facilitators, typed on the form of a training."""

import uuid

import pytest
from django.forms import model_to_dict
from django.urls import reverse

from programs.models import Facilitator
from rusunpreneur.access import Role
from tests.factories import FacilitatorFactory, ModuleFactory, SessionFactory, TrainingFactory

pytestmark = pytest.mark.django_db
NAMES = ["program", "skill", "name", "rusunawa", "starts_on", "ends_on", "quota", "minimum_percent"]


def typed(training, **values):
    kept = model_to_dict(training, NAMES)
    return {**kept, "venue_kind": "rusunawa", "excused_rule": "absent", "revision": training.revision, **values}


def edit(client, training, **values):
    return client.post(reverse("training_edit", args=[training.pk]), typed(training, **values))


def titles(training):
    return list(training.modules.order_by("position").values_list("title", flat=True))


def test_topics_are_typed_with_the_training_and_stand_in_their_order(sign_in):
    model = TrainingFactory()
    sent = typed(model, name="Bimtek Anyam", topics="Bahan\n\n  Anyam   dasar\r\nbahan", submission_key=uuid.uuid4())

    answer = sign_in(Role.STAFF).post(reverse("training_create"), sent)

    assert answer.status_code == 302
    assert titles(type(model).objects.get(name="Bimtek Anyam")) == ["Bahan", "Anyam dasar"]


def test_topics_change_places_and_one_that_nobody_teaches_goes(sign_in):
    training = TrainingFactory()
    first, second, _ = (
        ModuleFactory(training=training, title=title, position=position)
        for position, title in enumerate(["Bahan", "Anyam", "Lama"], 1)
    )

    edit(sign_in(Role.STAFF), training, topics="Anyam\nBahan\nPenyelesaian")

    assert titles(training) == ["Anyam", "Bahan", "Penyelesaian"]
    assert list(training.modules.order_by("position")[:2]) == [second, first]


def test_a_topic_that_a_session_teaches_is_not_taken_away(sign_in):
    training = TrainingFactory()
    SessionFactory(training=training, module=ModuleFactory(training=training, title="Anyam"))

    answer = edit(sign_in(Role.STAFF), training, topics="Bahan")

    assert answer.status_code == 422
    assert "Materi “Anyam” ada di jadwal" in answer.content.decode()
    assert titles(training) == ["Anyam"]


def test_a_facilitator_who_is_new_is_written_down_and_one_who_is_known_is_not_doubled(sign_in):
    training, bagas = TrainingFactory(), FacilitatorFactory(name="Bagas Wirawan")

    edit(sign_in(Role.STAFF), training, new_facilitators="bagas wirawan\nRatna Utami")

    assert set(training.facilitators.all()) == {bagas, Facilitator.objects.get(name="Ratna Utami")}


def test_a_topic_that_is_too_long_is_named_and_what_was_typed_stays(sign_in):
    training = TrainingFactory()

    page = edit(sign_in(Role.STAFF), training, topics="x" * 141).content.decode()

    assert "lebih dari 140 huruf" in page
    assert "x" * 141 in page
