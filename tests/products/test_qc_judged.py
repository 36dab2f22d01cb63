"""What was inspected can be found again: a list that leads to the slip, and from there to taking it back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.models import Rusunawa
from products.actions import inspections
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, InspectionFactory, LotFactory
from tests.products.qc import address, sent

pytestmark = pytest.mark.django_db


def test_judgements_stand_newest_first_with_how_they_came_out(sign_in):
    client = sign_in(Role.QC)
    old, new = InspectionFactory(), LotFactory(passed=True).inspections.get()

    response = client.get("/qc/riwayat/")

    listed = response.context["page"].object_list
    assert listed == [new, old]
    assert [list(row.outcome.values())[1:] for row in listed] == [[10, 0, 0], [7, 2, 1]]
    page = response.content.decode()
    assert all(part in page for part in (old.lot.code, old.lot.product.name, str(old.inspected_by)))
    assert reverse("inspection_slip", args=[old.pk]) in page
    assert "dibatalkan" not in page


def test_what_was_taken_back_says_so(sign_in):
    client, inspection = sign_in(Role.QC), InspectionFactory()

    inspections.reverse(inspection=inspection, reason="Salah lot", by=client.user)

    assert "dibatalkan" in client.get("/qc/riwayat/").content.decode()


def test_an_inspector_of_one_rusunawa_reads_of_no_other(sign_in):
    nagrak = Rusunawa.objects.get(slug="nagrak")
    here, there = InspectionFactory(lot=LotFactory(rusunawa=nagrak)), InspectionFactory()

    page = sign_in(Role.QC, rusunawa=nagrak).get("/qc/riwayat/").content.decode()

    assert here.lot.code in page
    assert there.lot.code not in page


def test_the_queue_leads_to_what_was_judged(sign_in):
    client = sign_in(Role.QC)

    assert 'href="/qc/riwayat/"' in client.get("/qc/").content.decode()
    assert "Belum ada yang diperiksa" in client.get("/qc/riwayat/?page=abc").content.decode()


def test_the_slip_leads_to_taking_it_back_for_who_may(sign_in):
    client, inspection = sign_in(Role.QC), InspectionFactory()
    slip = reverse("inspection_slip", args=[inspection.pk])
    back = reverse("inspection_reverse", args=[inspection.lot_id, inspection.pk])

    assert back in client.get(slip).content.decode()
    assert back not in sign_in(Role.STAFF).get(slip).content.decode()
    inspections.reverse(inspection=inspection, reason="Salah lot", by=client.user)
    assert back not in client.get(slip).content.decode()


def test_the_list_asks_the_same_of_one_judgement_and_of_six(sign_in):
    client = sign_in(Role.QC)
    client.get("/qc/riwayat/")
    counts = []

    for number in (1, 5):
        InspectionFactory.create_batch(number)
        with CaptureQueriesContext(connection) as queries:
            client.get("/qc/riwayat/")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 10


def test_the_slip_says_what_was_measured_outside_its_limits(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    strap, edge = (CriterionFactory(product=lot.product, lowest=44, highest=46, measure="cm") for _ in range(2))

    measured = {f"c{strap.pk}-value": "450", f"c{edge.pk}-value": "45"}
    slip = client.post(address(lot), sent(lot, cara="semua", pass_reason="Tali bisa digulung") | measured)

    assert client.get(slip.url).context["outside_limits"] == [f"{strap.text}: 450 cm, di luar batas 44–46 cm."]
    assert "di luar batas" in client.get(slip.url).content.decode()
