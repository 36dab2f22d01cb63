"""Whoever looks while a list is being written is told so, and afterwards sees what became of it."""

import pytest
from django.db import transaction

from programs.actions import enrolments
from programs.importing import writing
from programs.models import ImportBatch
from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.importing import write as apply

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1)


@pytest.fixture
def client(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training)
    return client


def heading(page):
    return page.content.decode().split("<h1>")[1].split("</h1>")[0]


def test_a_list_that_is_being_written_says_so_to_whoever_comes_back(client, training):
    with transaction.atomic():
        writing.begin(training.imports.get())

        page = preview(client, training)

    assert heading(page) == "Daftar sedang ditulis"
    assert page["Refresh"] == "1"


def test_another_list_is_not_said_to_be_written(client, training, sign_in):
    send(client, other := TrainingFactory(days=1))
    with transaction.atomic():
        writing.begin(other.imports.get())

        page = preview(client, training)

    assert heading(page) == "Periksa daftar"


def test_the_sign_is_up_while_people_are_written(client, training, monkeypatch):
    batch, seen = training.imports.get(), []
    enrol_many = enrolments.enrol_many

    def watched(**said):
        seen.append(ImportBatch.objects.annotate(now=writing.is_going_on()).get(pk=batch.pk).now)
        return enrol_many(**said)

    monkeypatch.setattr(enrolments, "enrol_many", watched)
    write(client, training)

    assert seen == [True]


def test_a_write_that_breaks_off_leaves_a_list_that_can_be_written_again(client, training, monkeypatch):
    batch = training.imports.get()
    with monkeypatch.context() as broken:
        broken.setattr(enrolments, "enrol_many", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            apply(batch, by=batch.uploaded_by)
    after = heading(preview(client, training))
    write(client, training)

    assert after == "Periksa daftar"
    assert training.enrolments.count() == 3
