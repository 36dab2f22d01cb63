"""The pages on which a list from Excel arrives, is looked at, and is written."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.spreadsheets import NAGRAK, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1)


def send(client, training, rows=NAGRAK, *, data=None, name="daftar.xlsx", pasted="", key=None):
    sent = {"submission_key": key or str(uuid.uuid4()), "pasted": pasted}
    if not pasted:
        sent["file"] = SimpleUploadedFile(name, workbook(rows) if data is None else data)
    return client.post(reverse("import_create", args=[training.pk]), sent)


def preview(client, training):
    return client.get(training.imports.get().get_absolute_url())


def write(client, training, **said):
    """Press `Tulis ke daftar peserta` on the preview as it stands now."""
    seen = preview(client, training).context["plan"].fingerprint
    return client.post(training.imports.get().get_absolute_url(), {"seen": seen, "do": "apply", **said})


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
