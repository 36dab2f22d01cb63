"""Every page of each role, on a phone and on a laptop, light and dark: readable by everybody, nothing too wide."""

import pytest

from rusunpreneur.access import Role
from tests.e2e.conftest import LAPTOP, PHONE
from tests.factories import (
    AttendanceFactory,
    CertificateFactory,
    EnrolmentFactory,
    ParticipantFactory,
    RusunawaFactory,
    TrainingCostFactory,
    TrainingFactory,
)


@pytest.fixture
def scene(transactional_db):
    home = RusunawaFactory()
    training = TrainingFactory(rusunawa=home, days=2, people=2)
    AttendanceFactory(enrolment=training.enrolments.first(), session=training.sessions.in_order().first())
    person = ParticipantFactory(lives_in=home, nik="3172044502859001")
    session = training.sessions.in_order().first()
    certificate = CertificateFactory(enrolment__training__rusunawa=home)
    EnrolmentFactory(training=certificate.training, status="completed")
    TrainingCostFactory(training=certificate.training)
    finished = {"finished": certificate.training_id, "certificate": certificate.pk, "token": certificate.token}
    return finished | {
        "training": training.pk,
        "person": person.pk,
        "place": home.slug,
        "session": session.pk,
        "home": home,
    }


PAGES = {
    Role.STAFF: (
        "/",
        "/pelatihan/",
        "/pelatihan/?q=tidakada",
        "/pelatihan/baru/",
        "/pelatihan/{training}/",
        "/pelatihan/{training}/ubah/",
        "/pelatihan/{training}/jadwal/",
        "/pelatihan/{training}/sesi/{session}/",
        "/pelatihan/{training}/peserta/tambah/",
        "/pelatihan/{training}/presensi/",
        "/pelatihan/{training}/presensi/?sesi={session}&cara=formulir",
        "/pelatihan/{training}/presensi/datang-langsung/",
        "/pelatihan/{training}/selesai/",
        "/pelatihan/{training}/batal/",
        "/pelatihan/{training}/impor/",
        "/pelatihan/{finished}/",
        "/pelatihan/{finished}/sertifikat/",
        "/pelatihan/{finished}/sertifikat/terbitkan/",
        "/pelatihan/{finished}/biaya/",
        "/sertifikat/{certificate}/tarik/",
        "/verifikasi/{token}/",
        "/peserta/",
        "/peserta/baru/",
        "/peserta/{person}/",
        "/peserta/{person}/ubah/",
        "/peserta/{person}/nik/",
        "/peserta/{person}/hunian/",
        "/peserta/ganda/",
        "/rusunawa/",
        "/rusunawa/{place}/",
        "/impor/",
    ),
    Role.COORDINATOR: ("/", "/pelatihan/", "/pelatihan/{training}/presensi/", "/peserta/"),
    Role.OFFICIAL: ("/", "/pelatihan/", "/pelatihan/{training}/", "/rusunawa/{place}/"),
    Role.QC: ("/",),
}


@pytest.mark.parametrize(("screen", "dark"), [(LAPTOP, False), (PHONE, True)], ids=["laptop-light", "phone-dark"])
@pytest.mark.parametrize("role", PAGES)
def test_every_page_is_readable_by_everybody(role, screen, dark, scene, visitor):
    place = {"rusunawa": scene["home"]} if role == Role.COORDINATOR else {}
    person = visitor(role, screen=screen, dark=dark, **place)

    for path in PAGES[role]:
        person.open(path.format(**scene))
        person.check()
