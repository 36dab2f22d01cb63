"""The photograph of the signed sheet is kept for those who see the sheet, once, until a reason takes it away."""

import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from programs.models import Evidence
from rusunpreneur.access import Role
from tests.factories import EvidenceFactory, RusunawaFactory, SessionFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return TrainingFactory(days=1, people=3).sessions.get()


def photo():
    output = BytesIO()
    Image.new("RGB", (60, 40), "white").save(output, "JPEG")
    return output.getvalue()


def address(session):
    return reverse("session_evidence", args=[session.training_id, session.pk])


def send(client, session, content, name="daftar.jpg", key=None):
    file = SimpleUploadedFile(name, content)
    return client.post(address(session), {"file": file, "submission_key": str(key or uuid.uuid4())})


def test_a_double_click_keeps_one_file(session, sign_in):
    client, key = sign_in(Role.STAFF), uuid.uuid4()

    answers = [send(client, session, photo(), key=key) for _ in range(2)]

    assert Evidence.objects.count() == 1
    assert answers[0].url == answers[1].url


def test_a_file_is_only_for_those_who_see_the_sheet(session, sign_in):
    staff = sign_in(Role.STAFF)
    send(staff, session, photo())
    url = reverse("evidence_file", args=[Evidence.objects.get().pk])

    answer = staff.get(url)
    assert Image.open(BytesIO(answer.getvalue())).size == (60, 40)

    assert answer["Content-Type"] == "image/jpeg"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get(url).status_code == 404
    assert sign_in(Role.OFFICIAL).get(url).status_code == 403


def test_removing_asks_for_a_reason_and_the_history_keeps_it(session, sign_in):
    client = sign_in(Role.STAFF)
    send(client, session, photo())
    evidence = Evidence.objects.get()
    url = reverse("evidence_remove", args=[evidence.pk])

    client.post(url, {"reason": " "})
    assert Evidence.objects.exists()
    client.post(url, {"reason": "Salah hari"})

    assert not Evidence.objects.exists()
    event = Evidence.pgh_event_model.objects.get(pgh_label="delete")
    assert event.pgh_context["reason"] == "Salah hari"


def test_the_same_photo_twice_is_said_beside_the_field(session, sign_in):
    client = sign_in(Role.STAFF)
    send(client, session, photo())

    answer = send(client, session, photo())

    assert answer.status_code == 422
    assert "sudah" in answer.context["form"].errors["file"][0]
    assert Evidence.objects.count() == 1


def test_paper_may_come_late_but_not_before_the_day(sign_in):
    client = sign_in(Role.STAFF)
    finished = SessionFactory(training=TrainingFactory(finished=True))
    future = SessionFactory(on=days_ago(-2))
    cancelled = SessionFactory(status="cancelled", cancelled_reason="Listrik padam")

    answers = [send(client, session, photo()).status_code for session in (finished, future, cancelled)]

    assert answers == [302, 422, 422]


def test_the_file_goes_with_its_row(session, sign_in, django_capture_on_commit_callbacks):
    client = sign_in(Role.STAFF)
    send(client, session, photo())
    evidence = Evidence.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("evidence_remove", args=[evidence.pk]), {"reason": "Salah hari"})

    assert not evidence.file.storage.exists(evidence.file.name)
    assert "Salah hari" in client.get(address(session)).content.decode()


def test_what_belongs_to_a_finished_training_stays(sign_in):
    evidence = EvidenceFactory(session__training__finished=True)

    sign_in(Role.STAFF).post(reverse("evidence_remove", args=[evidence.pk]), {"reason": "Salah hari"})

    assert Evidence.objects.exists()


def test_a_file_that_is_lost_is_not_found(sign_in):
    evidence = EvidenceFactory()
    evidence.file.storage.delete(evidence.file.name)

    assert sign_in(Role.STAFF).get(reverse("evidence_file", args=[evidence.pk])).status_code == 404


def test_the_coordinator_reads_and_sends_only_where_the_training_says_so(sign_in):
    training = TrainingFactory(days=1, people=1)
    session, client = training.sessions.get(), sign_in(Role.COORDINATOR, rusunawa=training.rusunawa)

    assert client.get(address(session)).status_code == 200
    assert send(client, session, photo()).status_code == 403
    training.is_marked_by_coordinator = True
    training.save()
    assert send(client, session, photo()).status_code == 302


def test_the_page_costs_the_same_for_one_and_for_six(session, sign_in, django_assert_max_num_queries):
    client = sign_in(Role.STAFF)
    for _ in range(6):
        EvidenceFactory(session=session)
    client.get(address(session))  # a first page also writes down the new session

    with django_assert_max_num_queries(11):
        client.get(address(session))
