"""What a training cost: line by line, taken back with a reason, beside those who completed it."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from products import month_check
from programs.actions import costs, trainings
from programs.costs import Costs
from programs.models import TrainingCost, TrainingMonth
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, SessionFactory, TrainingCostFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago
from tests.programs.papers import lines_of, pages_of

pytestmark = pytest.mark.django_db
LINE = {"kind": "bahan", "amount_rupiah": "1.250.000", "spent_on": days_ago(3), "description": "Bambu apus"}


@pytest.fixture
def training():
    """Two people who will complete it."""
    training = TrainingFactory(starts_on=days_ago(5), people=2)
    session = SessionFactory(training=training, status="held")
    for enrolment in training.enrolments.all():
        AttendanceFactory(enrolment=enrolment, session=session)
    return training


def page(training):
    return reverse("cost_list", args=[training.pk])


def kept(training) -> tuple[int, int]:
    rows = TrainingMonth.objects.filter(training=training).values_list("cost_rupiah", "costed")
    return tuple(sum(column) for column in zip(*rows, strict=True))


def test_sent_twice_a_line_is_written_once(training, sign_in):
    client, form = sign_in(Role.STAFF), LINE | {"submission_key": uuid4()}

    for _ in range(2):
        assert client.post(page(training), form).status_code == 302

    assert TrainingCost.objects.get().amount_rupiah == 1_250_000
    assert "Rp1.250.000" in client.get(page(training)).content.decode()


def test_a_receipt_is_written_once_until_it_is_taken_back(training, sign_in):
    client, receipt = sign_in(Role.STAFF), LINE | {"document_number": "KW-01"}
    client.post(page(training), receipt | {"submission_key": uuid4()})

    again = client.post(page(training), receipt | {"submission_key": uuid4(), "description": "Bambu lagi"})

    assert again.status_code == 422
    assert "sudah dicatat" in again.text
    assert TrainingCost.objects.count() == 1
    costs.revoke(cost=TrainingCost.objects.get(), reason="Salah bimtek", by=UserFactory())
    assert client.post(page(training), receipt | {"submission_key": uuid4()}).status_code == 302


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"amount_rupiah": "seratus"}, "Tulis jumlah rupiah"),
        ({"amount_rupiah": "0"}, "antara Rp1 dan"),
        ({"amount_rupiah": "9.999.999.999"}, "antara Rp1 dan"),
        ({"kind": "lainnya"}, "Jenis ini tidak dikenal"),
        ({"spent_on": "9999-01-01"}, "tidak mungkin"),
        ({"spent_on": days_ago(-2)}, "belum tiba"),
        ({"description": " "}, "Tulis untuk apa biayanya"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(training, sign_in, changes, said):
    answer = sign_in(Role.STAFF).post(page(training), LINE | {"submission_key": uuid4()} | changes)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not TrainingCost.objects.exists()


def test_it_counts_once_the_training_is_finished_and_beside_those_who_completed_it(training):
    TrainingCostFactory(training=training, amount_rupiah=500_001)
    assert kept(training) == (0, 0)

    trainings.finish(training=training, by=UserFactory())
    assert kept(training) == (500_001, 2)

    late = TrainingCostFactory(training=training, amount_rupiah=100_000)
    assert kept(training) == (600_001, 2)
    assert Costs(training).per_completed == 300_001  # half a rupiah is rounded up
    assert month_check.differences() == []
    assert late.is_valid


def test_a_line_that_is_taken_back_stays_and_does_not_count(training, sign_in):
    trainings.finish(training=training, by=UserFactory())
    wrong, client = TrainingCostFactory(training=training), sign_in(Role.STAFF)
    revoke = reverse("cost_revoke", args=[wrong.pk])

    assert client.post(revoke, {"reason": " "}).status_code == 422
    assert client.post(revoke, {"reason": "Dicatat dua kali"}).status_code == 302

    assert kept(training) == (0, 0)
    assert Costs(training).per_completed is None
    assert "Dicatat dua kali" in client.get(page(training)).content.decode()
    assert "sudah dibatalkan" in client.post(revoke, {"reason": "Lagi"}).content.decode()
    assert month_check.differences() == []


@pytest.mark.parametrize("changes", [{"amount_rupiah": 1}, {"description": "Lain"}])
def test_the_database_changes_and_deletes_no_line(changes):
    rows = TrainingCost.objects.filter(pk=TrainingCostFactory().pk)

    for attempt in (lambda: rows.update(**changes), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_the_activity_report_says_what_was_spent_on_what(training, sign_in):
    trainings.finish(training=training, by=UserFactory())
    for kind, amount in (("bahan", 300_000), ("honor", 500_000), ("bahan", 200_000)):
        TrainingCostFactory(training=training, kind=kind, amount_rupiah=amount)
    client = sign_in(Role.STAFF)

    paper = " ".join(pages_of(client.get(reverse("training_report_pdf", args=[training.pk]))))
    lines = lines_of(client.get(reverse("training_report_xlsx", args=[training.pk])))

    assert "Bahan Rp500.000 Honor narasumber Rp500.000 Jumlah Rp1.000.000 Biaya per lulusan Rp500.000" in paper
    assert sum(line[4] for line in lines if line[0] == "Biaya") == 1_000_000
