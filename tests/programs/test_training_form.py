"""Making a training and changing it."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from programs.models import Training
from rusunpreneur.access import Role
from tests.factories import (
    EnrolmentFactory,
    FacilitatorFactory,
    ProgramFactory,
    RusunawaFactory,
    SkillFactory,
    TrainingFactory,
)
from tests.factories.participants import city
from tests.factories.programs import days_ago
from tests.opened import opened

pytestmark = pytest.mark.django_db


def typed(rusunawa=None, **values):
    return {
        "submission_key": str(uuid.uuid4()),
        "name": "Bimtek Menganyam",
        "program": ProgramFactory().pk,
        "skill": SkillFactory().pk,
        "venue_kind": "rusunawa",
        "rusunawa": rusunawa.pk if rusunawa else "",
        "starts_on": "2026-03-02",
        "ends_on": "2026-03-05",
        "quota": "25",
        "minimum_percent": "80",
        "excused_rule": "absent",
        **values,
    }


def of(training, **values):
    """What the form of this training holds, with some of it changed."""
    days = {"starts_on": training.starts_on.isoformat(), "ends_on": training.ends_on.isoformat()}
    return typed(training.rusunawa, **{"name": training.name, "revision": training.revision, **days, **values})


def edit(client, training, **values):
    return client.post(reverse("training_edit", args=[training.pk]), of(training, **values))


def test_the_city_of_a_training_is_that_of_its_rusunawa(sign_in):
    client, rusunawa, teacher = sign_in(Role.STAFF), RusunawaFactory(), FacilitatorFactory()

    client.post(reverse("training_create"), typed(rusunawa, facilitators=[teacher.pk], city=city("31.75").pk))

    training = Training.objects.get()
    assert training.city == rusunawa.city
    assert training.status == Training.Status.DRAFT
    assert training.created_by == client.user
    assert list(training.facilitators.all()) == [teacher]


def test_a_form_sent_twice_makes_one_training(sign_in):
    client, form = sign_in(Role.STAFF), typed(RusunawaFactory())

    first = client.post(reverse("training_create"), form)
    second = client.post(reverse("training_create"), form)

    assert first.url == second.url
    assert Training.objects.count() == 1


def test_a_place_of_another_city_is_refused_to_staff_of_this_one(sign_in):
    client, far = sign_in(Role.STAFF, city=city()), RusunawaFactory(city=city("31.75"))

    rusunawa = client.post(reverse("training_create"), typed(far))
    office = client.post(
        reverse("training_create"), typed(venue_kind="kecamatan", venue_name="Kantor", city=city("31.75").pk)
    )

    assert "Rusunawa ini tidak ada di wilayah Anda." in rusunawa.content.decode()
    assert office.status_code == 422
    assert not Training.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": "2026-03-01"}, "Tanggal selesai lebih awal dari tanggal mulai."),
        ({"quota": "0"}, "Kuota peserta harus antara 1 dan 2.000 orang."),
        ({"rusunawa": ""}, "Pilih rusunawanya."),
        ({"venue_kind": "kecamatan", "city": ""}, "Tulis nama tempatnya."),
        ({"name": ""}, "Nama bimtek belum diisi."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(sign_in, wrong, said):
    answer = sign_in(Role.STAFF).post(
        reverse("training_create"), typed(RusunawaFactory(), notes="catatan saya") | wrong
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "catatan saya" in answer.content.decode()
    assert not Training.objects.exists()


def test_each_error_stands_beside_its_field_and_the_summary_leads_there_in_the_order_of_the_page(sign_in):
    wrong = {"name": "x" * 200, "ends_on": "2026-03-01", "quota": "2001", "minimum_percent": "150"}

    page = sign_in(Role.STAFF).post(reverse("training_create"), typed(RusunawaFactory()) | wrong).content.decode()

    summary = re.findall(r'<li><a href="#id_(\w+)">([^<]+)</a>', page)
    assert summary == [
        ("name", "Nama bimtek paling banyak 140 huruf; sekarang 200."),
        ("ends_on", "Tanggal selesai lebih awal dari tanggal mulai."),
        ("quota", "Kuota peserta harus antara 1 dan 2.000 orang."),
        ("minimum_percent", "Syarat kehadiran harus antara 0 dan 100 persen."),
    ]
    for name, sentence in summary:
        assert page.count(sentence) == 2
        assert re.search(rf'<input[^>]*is-invalid[^>]*id="id_{name}"|id="id_{name}"[^>]*is-invalid', page)


def test_a_stale_form_is_told_what_changed_and_saves_only_when_sent_again(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    seen = of(training)
    edit(client, training, quota="30")

    answer = client.post(reverse("training_edit", args=[training.pk]), seen | {"quota": "40"})

    assert "Anda sendiri (di tab lain)" in answer.content.decode()
    training.refresh_from_db()
    assert training.quota == 30
    client.post(reverse("training_edit", args=[training.pk]), seen | {"quota": "40", "revision": training.revision})
    training.refresh_from_db()
    assert training.quota == 40


def test_topics_and_facilitators_of_another_tab_are_told_and_kept(sign_in):
    training, client, bagas = TrainingFactory(), sign_in(Role.STAFF), FacilitatorFactory(name="Bagas Wirawan")
    address = reverse("training_edit", args=[training.pk])
    second = opened(client, address)
    client.post(address, opened(client, address) | {"topics": "Bahan\nAnyam", "facilitators": [bagas.pk]})

    told = client.post(address, second | {"notes": "Bawa gunting"})
    page = told.content.decode()
    client.post(address, opened(client, address, told))

    assert "Materi: kosong → <b>Bahan, Anyam</b>" in page
    assert "Narasumber: kosong → <b>Bagas Wirawan</b>" in page
    assert page.count('role="alert"') == 1
    training.refresh_from_db()
    assert training.notes == "Bawa gunting"
    assert list(training.facilitators.all()) == [bagas]
    assert [module.title for module in training.modules.all()] == ["Bahan", "Anyam"]


def test_a_larger_quota_lets_the_waiting_list_in_and_a_smaller_one_than_taken_is_refused(sign_in):
    training, client = TrainingFactory(quota=1, people=1), sign_in(Role.STAFF)
    waiting = EnrolmentFactory(training=training, status="waiting")

    page = client.post(reverse("training_edit", args=[training.pk]), of(training, quota="2"), follow=True)

    waiting.refresh_from_db()
    training.refresh_from_db()
    assert waiting.status == "enrolled"
    assert f"Naik dari daftar tunggu: {waiting.participant.name}" in page.content.decode()
    assert "Kuota tidak bisa lebih kecil" in edit(client, training, quota="1").content.decode()


def test_a_training_does_not_end_before_its_last_session(sign_in):
    training = TrainingFactory(days=3)

    answer = edit(sign_in(Role.STAFF), training, ends_on=(training.starts_on + timedelta(days=1)).isoformat())

    assert "Sesi terakhir" in answer.content.decode()


def test_a_finished_training_is_not_changed(sign_in):
    training = TrainingFactory(finished=True, starts_on=days_ago(9))

    answer = edit(sign_in(Role.STAFF), training, quota="40")

    assert "sudah ditutup" in answer.content.decode()
