"""Staff issue certificates for whom they choose and print them; whoever holds one can have it checked."""

from uuid import uuid4

import pytest
from django.urls import reverse

from programs.models import Certificate
from rusunpreneur.access import Role
from tests.factories import CertificateFactory, EnrolmentFactory, ParticipantFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
SIGNED = {
    "signatory_name": "Ratih Uji",
    "signatory_title": "Kepala Bidang Uji",
    "signatory_nip": "19800101 200501 2 001",
}


@pytest.fixture
def training():
    training = TrainingFactory(name="Bimtek Menganyam Uji", starts_on=days_ago(10), finished=True)
    for name in ("Siti Uji", "Wati Uji"):
        EnrolmentFactory(training=training, participant=ParticipantFactory(name=name), status="completed")
    return training


def page(training):
    return reverse("certificate_issue", args=[training.pk])


def sent(training, **changes):
    people = [row.pk for row in training.enrolments.all()]
    return {"people": people, "issued_on": days_ago(0), "submission_key": uuid4(), **SIGNED, **changes}


def test_sent_twice_each_person_gets_one(training, sign_in):
    client, form = sign_in(Role.STAFF), sent(training)

    for _ in range(2):
        assert client.post(page(training), form).status_code == 302

    assert sorted(Certificate.objects.values_list("holder_name", flat=True)) == ["Siti Uji", "Wati Uji"]
    assert set(Certificate.objects.values_list("signatory_nip", flat=True)) == {"198001012005012001"}
    assert client.get(page(training)).url == reverse("certificate_list", args=[training.pk])  # nobody is left


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"people": []}, "Pilih paling sedikit satu orang."),
        ({"people": ["999999"]}, "tidak tuntas"),
        ({"signatory_nip": "123"}, "18 angka"),
        ({"signatory_name": ""}, "Tulis nama yang menandatangani."),
        ({"issued_on": "9999-01-01"}, "Tanggalnya belum tiba."),
        ({"issued_on": "2016-01-01"}, "baru berakhir"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(training, sign_in, changes, said):
    answer = sign_in(Role.STAFF).post(page(training), sent(training, **changes))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Kepala Bidang Uji" in answer.content.decode()
    assert not Certificate.objects.exists()


def test_who_signed_last_is_proposed(training, sign_in):
    CertificateFactory(
        enrolment__training=TrainingFactory(rusunawa=training.rusunawa, starts_on=days_ago(9), finished=True)
    )

    assert 'value="Pejabat Uji"' in sign_in(Role.STAFF).get(page(training)).content.decode()


def test_anybody_can_check_it_and_reads_when_it_was_taken_back(client, sign_in):
    certificate = CertificateFactory(holder_name="Siti Uji")
    address = reverse("certificate_verify", args=[certificate.token])

    answer = client.get(address)
    assert "Sertifikat ini berlaku" in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"

    revoke = reverse("certificate_revoke", args=[certificate.pk])
    staff = sign_in(Role.STAFF)
    assert staff.post(revoke, {"reason": ""}).status_code == 422
    staff.post(revoke, {"reason": "Nama salah eja"})

    said = client.get(address).content.decode()
    assert "tidak berlaku" in said
    assert "Nama salah eja" not in said
    assert client.get(reverse("certificate_verify", args=[uuid4()])).status_code == 404


def test_her_story_tells_of_it(sign_in):
    certificate = CertificateFactory()
    person = certificate.enrolment.participant

    said = sign_in(Role.STAFF).get(person.get_absolute_url()).content.decode()

    assert f"Menerima sertifikat {certificate.number}" in said
    assert reverse("certificate_page", args=[certificate.pk]) in said
