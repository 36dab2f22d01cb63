"""Open data: aggregates with what they mean, and nobody in them."""

import csv
import io

import pytest

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, LotFactory, SaleFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
ASKED = {"masa": f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}"}


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


def read(client, name, kind="json"):
    return client.get(f"/dasbor/data-terbuka/{name}.{kind}", ASKED)


def sell(place, people):
    for _ in range(people):
        SaleFactory(lot=LotFactory(rusunawa=place, passed=True), quantity=1, price=30_000)


def test_a_row_of_fewer_than_five_earners_holds_no_number(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)
    sell(nagrak, people=4)
    few = read(client, "penjualan").json()["data"]

    sell(nagrak, people=1)
    enough = read(client, "penjualan").json()["data"]

    names = ("terjual", "rupiah", "berpenghasilan", "keterangan")
    assert [[row[name] for name in names] for row in few] == [[None, None, None, "disamarkan"]]
    assert [[row[name] for name in names] for row in enough] == [[5, 150_000, 5, ""]]


def test_people_in_training_are_suppressed_one_by_one(sign_in, nagrak):
    training = TrainingFactory(rusunawa=nagrak)
    for _ in range(6):
        EnrolmentFactory(training=training)

    rows = read(sign_in(Role.OFFICIAL), "pelatihan").json()["data"]

    assert sum(row["terdaftar"] or 0 for row in rows) in (0, 6)
    assert all(row["terdaftar"] is None or row["terdaftar"] == 0 or row["terdaftar"] >= 5 for row in rows)


def test_the_files_say_the_same_and_what_it_means(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)
    sell(nagrak, people=5)

    told, plain = read(client, "produksi").json(), read(client, "produksi", "csv")
    rows = list(csv.DictReader(io.StringIO(plain.content.decode())))

    assert [int(row["dibuat"]) for row in rows] == [row["dibuat"] for row in told["data"]] == [50]
    assert {column["nama"] for column in told["metadata"]["kolom"]} <= set(rows[0])
    assert "Produksi dan mutu" in told["metadata"]["judul"]


@pytest.mark.parametrize("name", ["lain.csv", "produksi.xml"])
def test_what_there_is_none_of(sign_in, name):
    assert sign_in(Role.OFFICIAL).get(f"/dasbor/data-terbuka/{name}").status_code == 404
