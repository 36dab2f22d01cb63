"""What holds a list back is counted, and each sentence leads to where something can be done about it."""

import pytest

from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.spreadsheets import NAGRAK
from tests.programs.spreadsheets.honest import replaced

pytestmark = pytest.mark.django_db
OTHER_DAY = replaced(NAGRAK, 7, 6, "13/03/1990")


@pytest.fixture
def training():
    return TrainingFactory(days=1)


@pytest.fixture
def client(sign_in):
    return sign_in(Role.STAFF)


def test_a_nik_without_a_reason_is_counted_among_what_is_to_decide(client, training):
    send(client, training, OTHER_DAY)

    page = preview(client, training)
    among = client.get(training.imports.get().get_absolute_url() + "?lihat=putuskan")

    assert ("putuskan", "Perlu diputuskan", 1) in page.context["tabs"]
    assert [entry.line for entry in among.context["page"]] == [7]


def test_a_nik_with_a_reason_is_decided(client, training):
    send(client, training, OTHER_DAY)

    write(client, training, choice_7="", reason_7="Sudah dicocokkan dengan KTP", do="save")

    assert preview(client, training).context["plan"].to_decide == []


@pytest.mark.parametrize(
    ("rows", "target"),
    [
        (OTHER_DAY, "#id_reason_7"),
        (replaced(NAGRAK, 7, 3, "317204"), "#id_skip_wrong"),
        ([["Nama"], ["Siti Uji"], ["SITI UJI"]], "#id_choice_3"),
    ],
)
def test_a_refusal_leads_to_what_is_to_be_done_and_takes_the_focus(client, training, rows, target):
    send(client, training, rows)

    page = write(client, training).content.decode()

    assert f'<a href="{target}" autofocus>' in page
    assert f'id="{target[1:]}"' in page


def test_a_refusal_leads_to_a_row_of_another_page(client, training):
    people = [["Nama"], *([f"Warga {chr(65 + n // 26)}{chr(97 + n % 26)}"] for n in range(60)), ["WARGA CH"]]
    send(client, training, people)

    page = write(client, training).content.decode()
    there = client.get(training.imports.get().get_absolute_url() + "?lihat=putuskan").content.decode()

    assert '<a href="?lihat=putuskan#id_choice_62"' in page
    assert 'id="id_choice_62"' in there


def test_a_tick_to_leave_out_wrong_rows_survives_a_refusal(client, training):
    send(client, training, replaced(OTHER_DAY, 8, 6, "31/02/1990"))

    refused = write(client, training, skip_wrong="on")

    assert refused.context["form"]["skip_wrong"].value()


def test_a_refusal_names_the_rows_it_speaks_of(client, training):
    send(client, training, replaced(OTHER_DAY, 8, 6, "31/02/1990"))

    page = write(client, training).content.decode()

    assert "1 NIK diterima dengan peringatan dan belum ada alasannya: baris 7." in page
    assert "1 baris masih salah: baris 8." in page


def test_of_many_rows_the_first_are_named(client, training):
    send(client, training, [["Nama", "NIK"], *([f"Warga {letter}a", "12"] for letter in "ABCDEFG")])

    page = write(client, training).content.decode()

    assert "7 baris masih salah: baris 2, 3, 4, 5, 6, dan 2 lagi." in page
