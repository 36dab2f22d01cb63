"""A name is kept one way, whether it is typed on a form, at the door, or comes with a list."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from participants import names
from participants.models import Participant
from programs.importing import cells
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, TrainingFactory

ODD = ["Siti 😀 Rahayu", "Siti\x07Rahayu", "Siti\u202eRahayu", "Siti ❤️", "<b>Siti</b>", "Siti 2", "Siti_Rahayu"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("SITI  AMINAH", "Siti Aminah"),
        ("siti nur’aini", "Siti Nur'aini"),
        ("muhammad", "Muhammad"),
        ("HJ. SITI MA'RUFAH", "Hj. Siti Ma'rufah"),
        ("DRA. SITI, S.PD", "Dra. Siti, S.Pd"),
        ("siti, s.kom., m.si", "Siti, S.Kom., M.Si"),
        ("SITI SE, S.IP", "Siti SE, S.IP"),
        ("SITI BINTI RAHMAT", "Siti binti Rahmat"),
        ("BINTI NUR, A.MD.", "Binti Nur, A.Md."),
        ("M. AL-FARISI D'SOUZA", "M. Al-Farisi D'Souza"),
        ("YUSUF III", "Yusuf III"),
        ("Siti binti Rahmat", "Siti binti Rahmat"),
        ("Dra. Hj. Siti, S.PD", "Dra. Hj. Siti, S.PD"),
        ("HJ. Siti", "HJ. Siti"),
        ("André Müller", "André Müller"),
        ("Andre\u0301", "André"),
    ],
)
def test_a_name_is_kept_as_people_write_it(typed, kept):
    assert names.tidy(typed) == kept


@pytest.mark.parametrize("typed", [*ODD, "", "-", "A", "..."])
def test_what_is_no_name_is_refused(typed):
    with pytest.raises(ValidationError, match="Nama"):
        names.tidy(typed)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ODD)
def test_the_form_refuses_it_beside_the_field(typed, sign_in):
    person = ParticipantFactory(name="Siti Rahayu")
    said = {"name": typed, "sex": "P", "birth_date": "1985-02-05", "city": person.city_id, "revision": 1}

    answer = sign_in(Role.STAFF).post(reverse("participant_edit", args=[person.pk]), said)

    assert "seperti di KTP" in answer.context["form"].errors["name"][0]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ODD)
def test_nobody_walks_in_under_it(typed, sign_in):
    training = TrainingFactory(days=1)
    sent = {"name": typed, "submission_key": str(uuid.uuid4())}

    answer = sign_in(Role.STAFF).post(reverse("walk_in_create", args=[training.pk]), sent)

    assert "seperti di KTP" in answer.context["form"].errors["name"][0]


@pytest.mark.parametrize("typed", ["Siti 😀 Rahayu", "Siti ❤️", "Siti 2"])
def test_a_list_with_it_is_told_so_by_its_cell(typed):
    with pytest.raises(ValueError, match=r"^nama memuat .* seperti di KTP$"):
        cells.name(typed)


def test_the_model_refuses_it_for_every_other_way_in():
    with pytest.raises(ValidationError, match="seperti di KTP"):
        Participant(name="Siti 😀", city_id=1).clean_fields(exclude=["city"])


@pytest.mark.django_db
def test_a_name_in_capitals_is_put_right_at_the_door_as_in_a_list(sign_in):
    training = TrainingFactory(days=1)
    sent = {"name": "SUMIATI BINTI KARTO", "submission_key": str(uuid.uuid4())}

    sign_in(Role.STAFF).post(reverse("walk_in_create", args=[training.pk]), sent)

    assert training.enrolments.get().participant.name == "Sumiati binti Karto"
