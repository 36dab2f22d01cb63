"""Writing people down: whole or not at all, once, and only in one's own place."""

import uuid

import pytest
from django.urls import reverse

from participants.models import City, Consent, Participant
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory

pytestmark = pytest.mark.django_db
NIK = "3172044502859001"


@pytest.fixture
def home():
    return RusunawaFactory()


def typed(home, **values):
    return {
        "name": "Siti Rahayu",
        "sex": "P",
        "birth_date": "1985-02-05",
        "nik": NIK,
        "phone": "0812 3456 7890",
        "city": home.city_id,
        "rusunawa": home.pk,
        "tower": "Tower A",
        "floor": "3",
        "unit": "12",
        "moved_in_on": "2024-01-01",
        "monthly_rupiah": "765.000",
        "consents": ["foto"],
        "submission_key": str(uuid.uuid4()),
    } | values


def create(client, data):
    return client.post(reverse("participant_create"), data)


def test_a_person_is_written_with_flat_rent_and_consent(home, sign_in):
    create(sign_in(Role.STAFF), typed(home))

    person = Participant.objects.get()
    assert person.residence.rents.get().monthly_rupiah == 765_000
    assert Consent.objects.filter(participant=person, purpose="foto", is_given=True).exists()
    assert str(person.phone.as_e164) == "+6281234567890"


def test_a_double_click_writes_one_person(home, sign_in):
    client, data = sign_in(Role.STAFF), typed(home)

    answers = [create(client, data) for _ in range(2)]

    assert Participant.objects.count() == 1
    assert answers[0].url == answers[1].url


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": ""}, "Nama sesuai KTP belum diisi"),
        ({"nik": "3172"}, "kurang 12 angka"),
        ({"nik": "1111111111111111"}, "bukan nomor sungguhan"),
        ({"phone": "0812"}, "Nomor HP ini tidak lengkap"),
        ({"monthly_rupiah": "12.50"}, "Tulis jumlah rupiah"),
        ({"birth_date": "1985-02-31"}, "tanggal"),
        ({"sex": "L"}, "Jenis kelamin di NIK (perempuan) berbeda"),
        ({"moved_in_on": "x"}, "tanggal"),
    ],
)
def test_bad_input_gets_a_sentence_keeps_what_was_typed_and_writes_nothing(home, sign_in, values, sentence):
    answer = create(sign_in(Role.STAFF), typed(home, **values))

    assert answer.status_code == 422
    assert sentence.lower() in answer.content.decode().lower()
    assert 'value="Tower A"' in answer.content.decode()
    assert not Participant.objects.exists()


def test_a_warning_about_the_nik_is_accepted_with_its_reason(home, sign_in):
    create(sign_in(Role.STAFF), typed(home, sex="L", nik_warning_reason="KTP salah cetak, sudah dicek"))

    person = Participant.objects.get()
    assert person.nik_warnings == ["sex"]
    assert person.nik_warning_reason == "KTP salah cetak, sudah dicek"


def test_a_nik_belongs_to_one_person_and_a_stranger_is_shown_masked(home, sign_in):
    ParticipantFactory(name="Wati Kusuma", nik=NIK, city=City.objects.get(kemendagri_code="31.75"))
    client = sign_in(Role.STAFF, city=home.city)

    answer = create(client, typed(home, birth_date="1985-02-05"))

    assert "W*** K*****" in answer.content.decode()
    assert "Wati" not in answer.content.decode()


def test_somebody_alike_is_shown_before_saving(home, sign_in):
    known = ParticipantFactory(name="Siti Rahayu")
    client = sign_in(Role.STAFF)

    answer = create(client, typed(home))
    assert known.code in answer.content.decode()
    assert Participant.objects.count() == 1

    create(client, typed(home, is_new="on"))
    assert Participant.objects.count() == 2


def test_a_coordinator_writes_only_people_of_the_own_rusunawa(home, sign_in):
    elsewhere = RusunawaFactory()

    answer = create(sign_in(Role.COORDINATOR, rusunawa=home), typed(home, rusunawa=elsewhere.pk))

    assert answer.status_code == 422
    assert not Participant.objects.exists()


def test_two_people_editing_one_record_the_second_is_told(sign_in):
    person, client = ParticipantFactory(name="Siti Rahayu"), sign_in(Role.STAFF)
    url = reverse("participant_edit", args=[person.pk])
    data = {"name": "Siti R.", "sex": "P", "birth_date": "1985-02-05", "city": person.city_id, "revision": 1}
    client.post(url, data)

    answer = client.post(url, data | {"name": "Siti Rahayuningsih"})

    assert "sudah mengubah data ini" in answer.content.decode()
    assert "Siti R." in answer.content.decode()
    client.post(url, data | {"name": "Siti Rahayuningsih", "revision": 2})
    person.refresh_from_db()
    assert person.name == "Siti Rahayuningsih"


def test_a_move_ends_the_old_flat_the_day_before(home, sign_in):
    old = ResidenceFactory(moved_in_on="2022-01-01")

    sign_in(Role.STAFF).post(
        reverse("residence_create", args=[old.participant_id]),
        {"rusunawa": home.pk, "moved_in_on": "2024-05-10", "submission_key": str(uuid.uuid4())},
    )

    old.refresh_from_db()
    assert str(old.moved_out_on) == "2024-05-09"
    assert old.participant.residence.rusunawa == home
