"""The pages on which a list from Excel arrives, is looked at, and is written."""

import uuid

import pytest
from django.urls import reverse

from participants.models import City, Participant
from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.spreadsheets import NAGRAK, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1)


def test_a_list_becomes_the_participants_of_the_training_in_its_order(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training)

    write(client, training)

    names = training.enrolments.order_by("number").values_list("participant__name", flat=True)
    assert list(names) == ["Siti Uji", "Nur Uji", "Dewi Uji"]


def test_nothing_is_written_before_staff_agree(training, sign_in):
    client = sign_in(Role.STAFF)

    send(client, training)
    preview(client, training)

    assert Participant.objects.count() == training.enrolments.count() == 0


def test_cells_are_pasted_as_they_were_copied(training, sign_in):
    client = sign_in(Role.STAFF)

    send(client, training, pasted="Nama\tL/P\nSiti Uji\tP\n")

    assert preview(client, training).context["plan"].entries[0].row.values == {"name": "Siti Uji", "sex": "P"}


def test_what_was_pasted_is_still_there_when_it_is_refused(training, sign_in):
    answer = send(sign_in(Role.STAFF), training, pasted="Siti Uji\t3172044502850001")

    assert answer.status_code == 422
    assert "Siti Uji\t3172044502850001" in answer.content.decode()
    assert "paling sedikit kolom “Nama”" in answer.content.decode()


def test_a_hostile_file_is_refused_beside_its_field(training, sign_in):
    answer = send(sign_in(Role.STAFF), training, data=b"MZ\x90\x00" + bytes(500))

    assert answer.context["form"].errors["file"][0].startswith("Berkas ini bukan Excel atau CSV.")
    assert not training.imports.exists()


def test_a_file_over_five_megabytes_is_not_even_read(training, sign_in):
    answer = send(sign_in(Role.STAFF), training, data=b"Nama\n" * 1_100_000)

    assert "lebih dari 5 MB" in answer.content.decode()


def test_sending_a_form_twice_keeps_one_batch(training, sign_in):
    client, key, data = sign_in(Role.STAFF), str(uuid.uuid4()), workbook(NAGRAK)

    answers = [send(client, training, data=data, key=key) for _ in range(2)]

    assert training.imports.count() == 1
    assert answers[0].url == answers[1].url


def test_the_same_file_again_leads_to_the_result(training, sign_in):
    client, data = sign_in(Role.STAFF), workbook(NAGRAK)
    send(client, training, data=data)
    write(client, training)

    answer = send(client, training, data=data, name="nama lain.xlsx")
    page = client.get(answer.url).content.decode()

    assert answer.url == training.imports.get().get_absolute_url()
    assert "Tidak ada yang diubah" in page
    assert "Daftar sudah ditulis" in page
    assert training.enrolments.count() == 3


def test_a_double_click_writes_once(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training)
    said = {"seen": preview(client, training).context["plan"].fingerprint, "do": "apply"}
    address = training.imports.get().get_absolute_url()

    answers = [client.post(address, said).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert training.enrolments.count() == 3


def test_a_city_sees_no_list_of_another(training, sign_in):
    send(sign_in(Role.STAFF), training)
    batch, elsewhere = training.imports.get(), City.objects.exclude(pk=training.city_id).first()
    client = sign_in(Role.STAFF, city=elsewhere)

    answers = [
        client.get(batch.get_absolute_url()),
        client.get(reverse("import_wrong_rows", args=[batch.public_id])),
        client.post(reverse("import_discard", args=[batch.public_id])),
        client.get(reverse("import_create", args=[training.pk])),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert "daftar.xlsx" not in client.get(reverse("import_list")).content.decode()


def test_the_preview_costs_as_many_queries_for_one_row_as_for_many(training, sign_in, django_assert_max_num_queries):
    client = sign_in(Role.STAFF)
    many = [*NAGRAK[:6], *([number, f"Warga {chr(65 + number)} Uji", None, "P"] for number in range(20))]
    send(client, training, many)

    address = training.imports.get().get_absolute_url()

    with django_assert_max_num_queries(12):
        client.get(address)
