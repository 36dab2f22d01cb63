import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import Enrolment
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EnrolmentFactory, ParticipantFactory, TrainingFactory
from tests.factories.participants import city
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
Status = Enrolment.Status
NIK = "3175064502850001"


def adding(training):
    return reverse("enrolment_create", args=[training.pk])


def chosen(person, **values):
    return {"participant": person.pk, "submission_key": str(uuid.uuid4()), **values}


@pytest.mark.parametrize("text", ["rahay", "siti rahayuu", "0001", "081234567890", "62812 3456 7890", "{code}"])
def test_a_person_is_found_by_name_code_phone_and_the_end_of_the_nik(sign_in, text):
    person = ParticipantFactory(name="Siti Rahayu", phone="+6281234567890", nik=NIK)
    ParticipantFactory(name="Joko Prasetyo")

    page = sign_in(Role.STAFF).get(adding(TrainingFactory()), {"q": text.format(code=person.code)})

    assert page.context["found"] == [person]


def test_a_name_that_nobody_has_can_be_put_down_alone(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)

    page = client.get(adding(training), {"q": "Wati Kusuma"}).content.decode()
    client.post(
        reverse("walk_in_create", args=[training.pk]), {"name": "Wati Kusuma", "submission_key": str(uuid.uuid4())}
    )

    assert "Catat “Wati Kusuma” dengan nama saja" in page
    assert training.enrolments.get().participant.name == "Wati Kusuma"


def test_the_page_says_since_when_a_late_joiner_counts_and_the_office_may_say_otherwise(sign_in):
    training, client = TrainingFactory(starts_on=days_ago(2), days=3), sign_in(Role.STAFF)
    AttendanceFactory(enrolment=EnrolmentFactory(training=training), session=training.sessions.in_order().first())
    person = ParticipantFactory(name="Siti Rahayu")

    page = client.get(adding(training), {"q": "Siti"}).content.decode()
    client.post(adding(training), chosen(person, on=days_ago(1).isoformat()))

    assert f'value="{days_ago(0).isoformat()}"' in page
    assert training.enrolments.get(participant=person).enrolled_on == days_ago(1)


def test_nobody_joins_after_the_last_day(sign_in):
    training = TrainingFactory()

    answer = sign_in(Role.STAFF).post(adding(training), chosen(ParticipantFactory(), on="2099-01-01"))

    assert answer.status_code == 422
    assert "Bimtek ini berakhir" in answer.content.decode()
    assert not training.enrolments.exists()


def test_sent_twice_is_enrolled_once(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    sent = chosen(ParticipantFactory())

    answers = [client.post(adding(training), sent) for _ in range(2)]

    assert [answer.url for answer in answers] == [training.get_absolute_url()] * 2
    assert training.enrolments.count() == 1


def test_a_person_of_another_city_is_refused(sign_in):
    training, stranger = TrainingFactory(), ParticipantFactory(city=city("31.75"))

    answer = sign_in(Role.STAFF, city=city("31.72")).post(adding(training), chosen(stranger))

    assert "tidak ada di wilayah Anda" in answer.content.decode()
    assert not training.enrolments.exists()


def test_who_moves_up_is_named_on_the_next_page(sign_in):
    training, client = TrainingFactory(quota=1), sign_in(Role.STAFF)
    leaving = EnrolmentFactory(training=training)
    EnrolmentFactory(training=training, status=Status.WAITING, participant__name="Dewi Handayani")
    address = reverse("enrolment_withdraw", args=[training.pk, leaving.pk])

    page = client.post(address, {"on": days_ago(0).isoformat(), "reason": "Pindah"}, follow=True)

    assert "Naik dari daftar tunggu: Dewi Handayani" in page.content.decode()


def test_the_search_costs_the_same_for_one_person_and_for_six(sign_in):
    training, client, counts = TrainingFactory(), sign_in(Role.STAFF), []
    client.get(adding(training))  # the first page of a session writes when it began

    for size in (1, 5):
        ParticipantFactory.create_batch(size, lives_in=training.rusunawa)
        with CaptureQueriesContext(connection) as queries:
            client.get(adding(training), {"q": "Warga Uji"})
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12
