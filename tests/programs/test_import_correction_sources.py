"""Beside each field of a correction stands the cell of the file that it comes from, also where one cell holds two."""

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import TrainingFactory
from tests.programs.import_steps import send

pytestmark = pytest.mark.django_db


def correction(sign_in, titles, line):
    training, client = TrainingFactory(days=1), sign_in(Role.STAFF)
    send(client, training, [titles, line])
    return client.get(reverse("import_row", args=[training.imports.get().public_id, 2])).context["form"]


def test_place_and_day_of_birth_in_two_columns(sign_in):
    form = correction(sign_in, ["NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR"], ["Siti Uji", "Jakarta", "31/02/1985"])

    assert form["birth_place"].help_text == "Di berkas (B2): Jakarta"
    assert form["birth_date"].help_text == "Di berkas (C2): 31/02/1985"


@pytest.mark.parametrize("title", ["TEMPAT/TGL LAHIR", "TEMPAT, TANGGAL LAHIR", "TTL", "TEMPAT / TGL. LAHIR"])
def test_place_and_day_of_birth_in_one_column(title, sign_in):
    form = correction(sign_in, ["NAMA", title], ["Siti Uji", "Jakarta, 31/02/1985"])

    assert form["birth_place"].help_text == "Di berkas (B2): Jakarta, 31/02/1985"
    assert form["birth_date"].help_text == "Di berkas (B2): Jakarta, 31/02/1985"
    assert (form["birth_place"].value(), form["birth_date"].value()) == ("Jakarta", "31/02/1985")
    assert form["birth_date"].errors == ["Tanggal 31/02/1985 tidak ada."]


@pytest.mark.parametrize("head", ["TEMPAT/TGL LAHIR", "LAHIR"])
def test_place_and_day_of_birth_under_one_head(head, sign_in):
    titles = ["NAMA", head, None]
    training, client = TrainingFactory(days=1), sign_in(Role.STAFF)
    send(client, training, [titles, [None, "TEMPAT", "TGL"], ["Siti Uji", "Jakarta", "31/02/1985"]])

    form = client.get(reverse("import_row", args=[training.imports.get().public_id, 3])).context["form"]

    assert form["birth_place"].help_text == "Di berkas (B3): Jakarta"
    assert form["birth_date"].help_text == "Di berkas (C3): 31/02/1985"


def test_tower_and_unit_in_one_column(sign_in):
    form = correction(sign_in, ["NAMA", "BLOK/UNIT"], ["Siti Uji", "A/01234567890"])

    assert form["unit"].errors == ["Nomor unit lebih dari 10 huruf."]
    assert form["tower"].help_text == form["unit"].help_text == "Di berkas (B2): A/01234567890"
