"""The admin is for admins of all Jakarta, and no rule is bypassed there."""

import pytest
from django.apps import apps

from participants.models import Assignment, Participant
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import User
from tests.factories import ParticipantFactory, SessionFactory, TrainingFactory, UserFactory
from tests.factories.any_model import row_of
from tests.factories.participants import city

pytestmark = pytest.mark.django_db
NIK = "3172044502850001"


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMIN, Role.COORDINATOR)])
def test_other_roles_find_a_closed_door_even_with_the_staff_mark(sign_in, role):
    client = sign_in(user=UserFactory(role=role, is_staff=True))

    assert client.get("/admin/").status_code == 403
    assert client.get("/admin/programs/training/").status_code == 403


def test_an_admin_of_one_city_does_not_see_all_of_them(sign_in):
    user = UserFactory(role=Role.ADMIN, role__city=city())

    assert sign_in(user=user).get("/admin/").status_code == 403


def test_a_stranger_is_led_to_the_one_sign_in_and_back(client):
    index = client.get("/admin/", follow=True)
    table = client.get("/admin/programs/training/", follow=True)

    assert index.redirect_chain[-1][0] == "/masuk/?next=%2Fadmin%2F"
    assert table.redirect_chain[-1][0] == "/masuk/?next=/admin/programs/training/"


def test_an_admin_makes_an_account_and_gives_it_a_role(office):
    words = "sepeda-hijau-lewat-8"
    office.post(
        "/admin/accounts/user/add/",
        {"username": "rina", "name": "Rina", "usable_password": "true", "password1": words, "password2": words},
    )
    user = User.objects.get(username="rina")

    form = {"username": "rina", "name": "Rina", "is_active": "on", "assignments-INITIAL_FORMS": 0}
    row = {"assignments-TOTAL_FORMS": 1, "assignments-0-role": Role.STAFF, "assignments-0-starts_on": "01/01/2026"}
    response = office.post(f"/admin/accounts/user/{user.pk}/change/", {**form, **row, "assignments-0-user": user.pk})

    assert response.status_code == 302, response.context["errors"]
    assert Assignment.objects.get(user=user).role == Role.STAFF


def test_the_full_nik_is_nowhere_in_the_admin(office):
    person = ParticipantFactory(name="Sri Wahyuni", nik=NIK)

    shown = office.get(f"/admin/participants/participant/{person.pk}/change/").content.decode()
    shown += office.get("/admin/participants/participant/").content.decode()

    assert "Sri Wahyuni" in shown
    assert NIK not in shown


@pytest.mark.parametrize("model", ["attendance", "enrolment", "session", "evidence", "importbatch", "trainingevent"])
def test_what_an_action_decides_cannot_be_written_here(office, model):
    row = row_of(apps.get_model("programs", model))

    assert office.post(f"/admin/programs/{model}/{row.pk}/change/", {"status": "H"}).status_code == 403
    assert office.post(f"/admin/programs/{model}/{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert office.post(f"/admin/programs/{model}/add/", {}).status_code == 403


def test_the_status_of_a_training_is_not_changed_here(office):
    training = SessionFactory(training=TrainingFactory()).training
    form = office.get(f"/admin/programs/training/{training.pk}/change/").context["adminform"].form

    assert not {"status", "finished_at", "finished_by", "status_reason"} & form.fields.keys()


def test_a_change_in_the_admin_is_told_to_who_has_the_page_open(office):
    person = ParticipantFactory(name="Sri")
    data = {"name": "Sri Wahyuni", "city": person.city_id}

    office.post(f"/admin/participants/participant/{person.pk}/change/", data)

    person.refresh_from_db()
    assert (person.name, person.revision) == ("Sri Wahyuni", 2)


def test_who_made_a_row_in_the_admin_is_kept(office):
    office.post("/admin/participants/participant/add/", {"name": "Sri Wahyuni", "city": city().pk})

    person = Participant.objects.get(name="Sri Wahyuni")
    assert person.registered_by == office.user


def test_accounts_are_closed_and_not_deleted(office):
    user = UserFactory()

    assert office.post(f"/admin/accounts/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
