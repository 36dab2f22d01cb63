"""Nobody's hand is fast enough to be stopped; a script that runs away is, and is told when to come again."""

import pytest

from rusunpreneur.access import Role
from rusunpreneur.accounts.models import Pace
from tests.factories import TrainingFactory

pytestmark = pytest.mark.django_db
SENT = "/keluar-masuk-tidak-ada/"  # any address counts, this one changes nothing


@pytest.fixture(autouse=True)
def two_a_minute(settings):
    settings.REQUESTS_PER_MINUTE = {"writes": 2, "exports": 2}


def answers(client, times, method="post", path=SENT, **how):
    return [getattr(client, method)(path, **how).status_code for _ in range(times)]


def test_one_write_too_many_is_refused_in_words_with_a_time_to_come_again(sign_in):
    staff = sign_in(Role.STAFF)

    assert answers(staff, 2) == [404, 404]
    refused = staff.post(SENT)

    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert f"Tunggu {refused['Retry-After']} detik" in refused.content.decode()
    assert 'lang="id"' in refused.content.decode()


def test_a_script_gets_json_and_keeps_what_it_has_to_send(sign_in):
    staff = sign_in(Role.STAFF)
    answers(staff, 2)

    refused = staff.post(SENT, data="{}", content_type="application/json")

    assert refused.status_code == 429
    assert refused["Retry-After"]
    assert "Tunggu" in refused.json()["error"]


def test_a_part_of_a_page_gets_a_sentence_alone(sign_in):
    staff = sign_in(Role.STAFF)
    answers(staff, 2)

    refused = staff.post(SENT, headers={"HX-Request": "true"})

    assert refused.status_code == 429
    assert refused.content.decode().startswith("Terlalu banyak permintaan.")


def test_colleagues_do_not_count_together(sign_in):
    answers(sign_in(Role.STAFF), 3)

    assert answers(sign_in(Role.STAFF), 2) == [404, 404]


def test_reading_is_not_counted(sign_in):
    staff = sign_in(Role.STAFF)

    assert answers(staff, 5, "get", "/pelatihan/") == [200] * 5
    assert not Pace.objects.exists()


def test_the_next_minute_counts_anew(sign_in):
    staff = sign_in(Role.STAFF)
    answers(staff, 3)

    Pace.objects.update(minute="2026-01-01T00:00Z")

    assert answers(staff, 3) == [404, 404, 429]


def test_exports_are_counted_apart_from_writes(sign_in):
    staff = sign_in(Role.STAFF)
    sheet = f"/pelatihan/{TrainingFactory(days=1, people=1).pk}/presensi.xlsx"

    assert answers(staff, 3, "get", sheet) == [200, 200, 429]
    assert answers(staff, 2) == [404, 404]


def test_who_may_not_export_is_refused_without_being_counted(sign_in):
    official = sign_in(Role.OFFICIAL)
    sheet = f"/pelatihan/{TrainingFactory(days=1, people=1).pk}/presensi.xlsx"

    assert answers(official, 3, "get", sheet) == [403] * 3
