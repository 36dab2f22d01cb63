"""In production the application signs in to the database as one who can do its work and cannot rewrite history."""

import os
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from participants.models import Disclosure, Participant
from rusunpreneur.access import Role
from tests.factories import DisclosureFactory, ParticipantFactory, TrainingFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
ROLE = f"app_{os.getpid()}"  # roles belong to the server, and two tests may run at once
EVENTS = "participants_participantevent"


@pytest.fixture
def as_app():
    """Makes the role; from the call on, everything in this test is done by it."""
    call_command("app_role", ROLE, stdout=StringIO())
    execute(f"GRANT {ROLE} TO CURRENT_USER")

    def become():
        execute(f"SET LOCAL ROLE {ROLE}")

    return become


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refusal(statement) -> str:
    with pytest.raises(ProgrammingError) as refused, transaction.atomic():
        execute(statement)
    return str(refused.value)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE participants_participantevent SET name = 'Lain'",
        "DELETE FROM participants_participantevent",
        "TRUNCATE participants_participantevent",
        "UPDATE participants_disclosure SET reason = 'Lain'",
        "DELETE FROM participants_disclosure",
        "TRUNCATE participants_participant CASCADE",
        "DELETE FROM django_migrations",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_application_has_no_right_to(statement, as_app):
    DisclosureFactory()
    as_app()

    assert "permission denied" in refusal(statement)


@pytest.mark.parametrize(
    "statement",
    [
        f"ALTER TABLE {EVENTS} DISABLE TRIGGER ALL",
        f"DROP TABLE {EVENTS}",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_cannot_step_around_the_triggers(statement, as_app):
    as_app()

    assert "must be owner" in (said := refusal(statement)) or "permission denied" in said


def test_signing_in_and_the_pages_of_the_day_work(client, sign_in, as_app):
    person = ParticipantFactory()
    training = TrainingFactory(days=1, people=1)
    staff = sign_in(Role.STAFF)
    as_app()

    assert client.post("/masuk/", {"login": staff.user.username, "password": PASSWORD}).status_code == 302
    for path in ("/", "/pelatihan/", "/peserta/", f"/peserta/{person.pk}/", "/akun/sesi/", "/akun/keamanan/"):
        assert client.get(path).status_code == 200, path
    for file in ("presensi/", "presensi.pdf", "presensi.xlsx"):
        assert client.get(f"/pelatihan/{training.pk}/{file}").status_code == 200, file


def test_what_it_writes_is_in_the_history_under_the_name_of_the_user(sign_in, as_app):
    person = ParticipantFactory(nik="3172044502859001")
    staff = sign_in(Role.STAFF)
    as_app()

    revealed = staff.post(f"/peserta/{person.pk}/nik/", {"reason": "Mencocokkan KTP"})
    Participant.objects.filter(pk=person.pk).update(name="Nama Baru")

    assert revealed.status_code in {200, 302}
    assert Disclosure.objects.get().disclosed_by == staff.user
    assert person.events.latest("pgh_id").name == "Nama Baru"


def test_a_right_that_was_given_by_hand_is_taken_back(as_app):
    execute(f"GRANT UPDATE, TRUNCATE ON {EVENTS} TO {ROLE}")
    call_command("app_role", ROLE, stdout=StringIO())
    as_app()

    assert "permission denied" in refusal(f"TRUNCATE {EVENTS}")


def test_tables_that_refuse_changes_are_known_by_their_triggers():
    from rusunpreneur.management.commands.app_role import forbidden

    refused = forbidden()

    assert refused["participants_disclosure"] == {"UPDATE", "DELETE"}
    assert refused[EVENTS] == {"UPDATE", "DELETE"}
    assert "participants_participant" not in refused
