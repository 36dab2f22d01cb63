"""The wizard of a schedule: a rhythm, rows to look at, all saved or none. Plain forms, without JavaScript."""

import uuid

import pytest
from django.urls import reverse

from programs.models import Session, Training
from rusunpreneur.access import Role
from tests.factories import FacilitatorFactory, SessionFactory, TrainingFactory

pytestmark = pytest.mark.django_db
HOURS = {"starts_at": "08:00", "ends_at": "15:00", "break_minutes": "60", "lesson_hours": ""}


@pytest.fixture
def training():
    return TrainingFactory(starts_on="2026-12-21", ends_on="2026-12-23", status=Training.Status.OPEN)


@pytest.fixture
def wizard(sign_in, training):
    """`wizard.look(...)` is the preview, `wizard.save(page, ...)` sends its rows back, some of them changed."""
    return Wizard(sign_in(Role.STAFF), reverse("schedule_create", args=[training.pk]))


class Wizard:
    def __init__(self, client, address):
        self.client, self.address = client, address

    def look(self, **asked):
        return self.client.get(self.address, {"rhythm": "harian", **HOURS, **asked})

    def rows(self, page, **changed):
        rows = page.context["rows"]
        sent = {"form-TOTAL_FORMS": len(rows.forms), "form-INITIAL_FORMS": len(rows.forms)}
        sent["submission_key"] = str(uuid.uuid4())
        for row in rows:
            for field in row:
                sent[field.html_name] = "on" if field.value() is True else field.value()
        sent.update({name.replace("__", "-"): value for name, value in changed.items()})
        return {name: value for name, value in sent.items() if value not in (None, "")}

    def save(self, page, **changed):
        return self.client.post(self.address, self.rows(page, **changed))


def test_days_in_a_row_leave_out_weekends_and_name_the_holidays(wizard):
    page = wizard.look(first="2026-12-24", last="2026-12-28", skip_holidays="on", skip_weekends="on")

    assert [str(row.initial["on"]) for row in page.context["rows"]] == ["2026-12-24", "2026-12-28"]
    assert "25 Des 2026 (Hari Raya Natal)" in page.content.decode()
    assert "26 Des 2026 (Sabtu)" in page.content.decode()
    assert not Session.objects.exists()


def test_a_weekly_rhythm_and_listed_dates_are_understood(wizard):
    weekly = wizard.look(rhythm="mingguan", first="2026-12-01", last="2026-12-10", weekdays=["1", "3"])
    listed = wizard.look(rhythm="tanggal", dates="21/12/2026\n22 Desember 2026, 2026-12-23")

    assert [row.initial["on"].day for row in weekly.context["rows"]] == [1, 3, 8, 10]
    assert [row.initial["on"].day for row in listed.context["rows"]] == [21, 22, 23]


def test_the_rows_are_saved_together_with_topics_in_their_order(wizard, training):
    page = wizard.look(first="2026-12-21", last="2026-12-24", topics="Dompet\nTas")

    answer = wizard.save(page)

    assert answer.url == training.get_absolute_url()
    planned = training.sessions.in_order().values_list("on__day", "lesson_hours", "module__title")
    assert list(planned) == [(21, 8, "Dompet"), (22, 8, "Dompet"), (23, 8, "Tas"), (24, 8, "Tas")]
    training.refresh_from_db()
    assert training.ends_on.day == 24


def test_a_row_can_be_left_out_and_another_changed(wizard, training):
    page = wizard.look(first="2026-12-21", last="2026-12-22")

    wizard.save(page, **{"form-0-is_wanted": "", "form-1-starts_at": "09:30", "form-1-lesson_hours": "5"})

    session = training.sessions.get()
    assert (session.on.day, f"{session.starts_at:%H:%M}", session.lesson_hours) == (22, "09:30", 5)


def test_rows_sent_twice_are_saved_once(wizard, training):
    rows = wizard.rows(wizard.look(first="2026-12-21", last="2026-12-22"))

    wizard.client.post(wizard.address, rows)
    answer = wizard.client.post(wizard.address, rows)

    assert answer.url == training.get_absolute_url()
    assert training.sessions.count() == 2


def test_a_facilitator_who_is_elsewhere_is_named_before_and_after_sending_and_nothing_is_saved(wizard, training):
    teacher = FacilitatorFactory(name="Bagas Wirawan")
    SessionFactory(facilitator=teacher, on="2026-12-22", training__name="Kelas Anyaman")
    page = wizard.look(first="2026-12-21", last="2026-12-22", facilitator=teacher.pk)

    refused = wizard.save(page)

    for shown in (page, refused):
        assert "Bagas Wirawan sudah mengajar Kelas Anyaman" in shown.content.decode()
    assert refused.status_code == 422
    assert not training.sessions.exists()


def test_an_hour_that_is_taken_in_this_training_is_said_beside_the_row(wizard, training):
    SessionFactory(training=training, on="2026-12-21")

    answer = wizard.save(wizard.look(first="2026-12-21", last="2026-12-22"))

    assert "Sudah ada sesi bimtek ini pada tanggal dan jam itu." in answer.content.decode()
    assert training.sessions.count() == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"first": "2026-12-22", "last": "2026-12-21"}, "Tanggal sampai lebih awal"),
        ({"first": "2026-12-21", "last": "2027-12-21"}, "Paling banyak 60"),
        ({"first": "0001-01-01", "last": "9999-12-31"}, "Tahun 9999 tidak mungkin"),
        ({"first": "2024-01-01", "last": "2026-01-01"}, "lebih dari satu tahun"),
        ({"first": "2026-12-26", "last": "2026-12-27", "skip_weekends": "on"}, "Tidak ada hari yang tersisa"),
        ({"rhythm": "mingguan", "first": "2026-12-21", "last": "2026-12-22"}, "Pilih paling sedikit satu hari"),
        ({"rhythm": "tanggal", "dates": "31/02/2026"}, "“31/02/2026” bukan tanggal"),
        ({"rhythm": "tanggal", "dates": "besok"}, "“besok” bukan tanggal"),
        ({"first": "2026-12-21", "last": "2026-12-21", "ends_at": "07:00"}, "Jam selesai harus sesudah jam mulai"),
        ({"rhythm": "entah"}, "entah"),
    ],
)
def test_a_rhythm_that_cannot_be_is_said_in_words(wizard, asked, said):
    page = wizard.look(**asked)

    assert page.status_code == 200
    assert said in page.content.decode()


def test_rows_that_are_wrong_are_shown_again_and_hostile_ones_do_no_harm(wizard, training):
    page = wizard.look(first="2026-12-21", last="2026-12-21")

    wrong = wizard.save(page, **{"form-0-lesson_hours": "99", "form-0-module": "Tas besar"})
    torn = wizard.client.post(wizard.address, {"form-TOTAL_FORMS": "x"})

    assert wrong.status_code == torn.status_code == 422
    assert "Tas besar" in wrong.content.decode()
    assert not training.sessions.exists()
