"""The list of trainings and the page of one."""

import pytest
from django.urls import reverse

from programs.models import Training
from rusunpreneur.access import Role
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ParticipantFactory,
    RusunawaFactory,
    TrainingFactory,
)
from tests.factories.participants import city
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LIST_QUERIES, PAGE_QUERIES = 9, 10


def listed(client, **asked) -> str:
    return client.get(reverse("training_list"), asked).content.decode()


def detail(training) -> str:
    return reverse("training_detail", args=[training.pk])


def test_each_word_of_a_search_is_looked_for_in_name_and_place(sign_in):
    TrainingFactory(name="Menganyam Tas", rusunawa=RusunawaFactory(name="Rusunawa Cempaka"))
    TrainingFactory(name="Menganyam Piring")
    TrainingFactory(name="Merajut")
    client = sign_in(Role.STAFF)

    assert "Menganyam Tas" in listed(client, q="cempaka anyam")
    assert "Menganyam Piring" not in listed(client, q="cempaka anyam")


def test_the_list_narrows_by_status_and_by_days(sign_in):
    TrainingFactory(name="Kelas Lama", starts_on=days_ago(400))
    TrainingFactory(name="Kelas Kini")
    TrainingFactory(name="Kelas Draf", status=Training.Status.DRAFT)
    client = sign_in(Role.STAFF)

    page = listed(client, status="running", dari=days_ago(30).isoformat())

    assert "Kelas Kini" in page
    assert "Kelas Lama" not in page
    assert "Kelas Draf" not in page


@pytest.mark.parametrize(
    "asked", [{"kota": "x"}, {"dari": "31/31/31"}, {"page": "99999"}, {"sort": "--x"}, {"q": "\x00"}]
)
def test_a_filter_that_makes_no_sense_is_no_error(sign_in, asked):
    TrainingFactory()

    assert sign_in(Role.STAFF).get(reverse("training_list"), asked).status_code == 200


def test_staff_of_a_city_find_only_its_trainings_and_a_guessed_one_is_not_there(sign_in):
    here, there = TrainingFactory(name="Di Utara"), TrainingFactory(name="Di Timur", rusunawa__city=city("31.75"))
    client = sign_in(Role.STAFF, city=city())

    assert "Di Timur" not in listed(client)
    assert client.get(detail(here)).status_code == 200
    for name in ("training_detail", "training_edit", "training_finish", "training_cancel", "training_changes"):
        assert client.get(reverse(name, args=[there.pk])).status_code == 404


def test_the_page_shows_three_numbers_that_are_never_one(sign_in):
    training = TrainingFactory(days=1, people=3)
    AttendanceFactory(enrolment=training.enrolments.first(), session=training.sessions.get())

    answer = sign_in(Role.STAFF).get(detail(training))

    assert answer.context["overview"].headcount == {"registered": 3, "ever_present": 1, "completed": 0}


def test_an_official_reads_counts_but_no_names(sign_in):
    training = TrainingFactory(days=1, people=1)
    name = training.enrolments.get().participant.name
    client = sign_in(Role.OFFICIAL)

    page = client.get(detail(training)).content.decode()

    assert "Terdaftar" in page
    assert name not in page
    assert client.get(reverse("training_changes", args=[training.pk])).status_code == 403


def test_a_coordinator_reads_the_people_but_changes_nothing(sign_in):
    home = RusunawaFactory()
    training = TrainingFactory(rusunawa=home, days=1, people=1)
    client = sign_in(Role.COORDINATOR, rusunawa=home)

    page = client.get(detail(training)).content.decode()

    assert training.enrolments.get().participant.name in page
    assert reverse("training_edit", args=[training.pk]) not in page
    assert client.get(reverse("training_edit", args=[training.pk])).status_code == 403


def test_a_walk_in_is_offered_to_be_matched_and_completed(sign_in):
    training = TrainingFactory()
    enrolment = EnrolmentFactory(training=training, participant=ParticipantFactory(walk_in=True), is_walk_in=True)

    page = sign_in(Role.STAFF).get(detail(training)).content.decode()

    assert reverse("walk_in_match", args=[training.pk, enrolment.pk]) in page
    assert "Lengkapi" in page


def test_list_and_page_ask_the_database_the_same_for_one_row_and_for_six(sign_in, django_assert_num_queries):
    client = sign_in(Role.STAFF)
    client.get(reverse("training_list"))
    for people, days in ((1, 1), (6, 4)):
        training = TrainingFactory(days=days, people=people)
        EnrolmentFactory(training=training, status="waiting")
        with django_assert_num_queries(LIST_QUERIES):
            client.get(reverse("training_list"), {"status": "running", "kota": str(training.city_id), "q": "ujii"})
        with django_assert_num_queries(PAGE_QUERIES):
            client.get(detail(training))
        [TrainingFactory() for _ in range(5)]


@pytest.mark.parametrize("misspelt", ["anyamann", "aniaman cempakka", "cempka"])
def test_a_misspelt_search_finds_what_is_alike(sign_in, misspelt):
    TrainingFactory(name="Kelas Anyaman", rusunawa=RusunawaFactory(name="Rusunawa Cempaka"))
    TrainingFactory(name="Produksi Bakso")

    page = listed(sign_in(Role.STAFF), q=misspelt)

    assert "Kelas Anyaman" in page
    assert "Produksi Bakso" not in page


def test_what_is_written_right_brings_nothing_that_is_only_alike(sign_in):
    TrainingFactory(name="Menganyam Tas")
    TrainingFactory(name="Menganyak Tas")

    page = listed(sign_in(Role.STAFF), q="menganyam")

    assert "Menganyam Tas" in page
    assert "Menganyak Tas" not in page
