"""History is written by the database, names who did it, and nobody rewrites it."""

import pytest
from django.apps import apps
from django.db import InternalError, connection, transaction

from participants.models import Participant
from programs.models import Skill
from rusunpreneur import history
from rusunpreneur.access import Role
from tests.factories import DisclosureFactory, ParticipantFactory, SkillFactory

pytestmark = pytest.mark.django_db
EVENT_TABLES = sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))


def run(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


@pytest.mark.parametrize("table", EVENT_TABLES)
def test_every_event_table_refuses_to_be_changed(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'pgtrigger_append_only%%'",
            [table],
        )
        found = cursor.fetchall()

    assert len(found) == 1


@pytest.mark.parametrize("sql", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_events_cannot_be_rewritten_even_by_sql(sql):
    SkillFactory(slug="las", name="Las")

    with pytest.raises(InternalError, match="Cannot update or delete"):
        run(sql.format("programs_skillevent"))


@pytest.mark.parametrize("sql", ["UPDATE {} SET reason = 'lain'", "DELETE FROM {}"])
def test_who_looked_at_a_nik_cannot_be_rewritten_either(sql):
    DisclosureFactory()

    with pytest.raises(InternalError, match="Cannot update or delete"):
        run(sql.format("participants_disclosure"))


def test_bulk_writes_and_plain_sql_are_in_the_history_too():
    skills = Skill.objects.bulk_create([Skill(name=name, slug=name) for name in ("las", "jahit")])

    Skill.objects.filter(pk__in=[skill.pk for skill in skills]).update(is_active=False)
    run("DELETE FROM programs_skill WHERE slug = %s", "las")

    assert list(skills[0].events.order_by("pgh_id").values_list("pgh_label", "is_active")) == [
        ("insert", True),
        ("update", False),
        ("delete", False),
    ]
    assert skills[1].events.count() == 2


def test_a_write_that_changes_nothing_leaves_no_event():
    skill = SkillFactory(slug="las", name="Las")

    skill.save()

    assert skill.events.count() == 1


def test_a_reason_stands_on_the_event():
    skill = SkillFactory(slug="las", name="Las")

    with history.because("Salah ketik"):
        Skill.objects.filter(pk=skill.pk).update(name="Las listrik")

    assert skill.events.latest("pgh_id").pgh_context == {"reason": "Salah ketik"}


def test_who_sent_the_form_stands_on_the_event(sign_in):
    admin = sign_in(Role.ADMIN)
    skill = SkillFactory(slug="las", name="Las")

    admin.post(f"/admin/programs/skill/{skill.pk}/change/", {"name": "Las listrik", "slug": "las", "is_active": "on"})

    assert skill.events.latest("pgh_id").pgh_context["user"] == admin.user.pk


def test_nik_and_phone_and_passwords_are_never_copied():
    columns = {
        column.name
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
        for column in model._meta.fields
    }

    assert not columns & {"nik_encrypted", "nik_digest", "nik_last4", "phone", "password", "rows"}
    assert "nik_digest" in {column.name for column in Participant._meta.fields}


def test_a_row_that_is_gone_keeps_its_history():
    person = ParticipantFactory(name="Sri Wahyuni")
    events = person.events.model.objects.filter(pgh_obj_id=person.pk)

    person.delete()

    assert list(events.order_by("pgh_id").values_list("pgh_label", "name")) == [
        ("insert", "Sri Wahyuni"),
        ("delete", "Sri Wahyuni"),
    ]
