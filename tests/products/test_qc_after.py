"""After the judgement: the slip for the maker, taking it back, photographs, and what defects are most frequent."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from products.actions import inspections
from products.models import Finding
from products.slips import slips_of
from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory

pytestmark = pytest.mark.django_db


def test_the_slip_says_what_passed_what_to_mend_and_why_not():
    inspection = InspectionFactory()

    [slip] = slips_of(inspection)

    assert slip.lines == [
        "Dari 10 buah yang diperiksa, 7 lulus (7 mutu A).",
        "2 perlu diperbaiki: anyaman renggang.",
        "1 tidak bisa diterima: anyaman renggang.",
        "Yang sudah diperbaiki serahkan ke koordinator untuk diperiksa lagi.",
    ]
    assert slip.text.startswith(f"Halo {slip.verdict.share.maker.name}, hasil QC {inspection.lot.product.name}")


def test_the_slip_of_a_clean_lot_only_praises():
    lot = LotFactory(passed=True)

    [slip] = slips_of(lot.inspections.get())

    assert slip.lines == ["Dari 10 buah yang diperiksa, 10 lulus (10 mutu A).", "Bagus, pertahankan!"]


def test_a_judgement_is_taken_back_with_a_reason_and_stays_in_the_history(sign_in):
    client, inspection = sign_in(Role.QC), InspectionFactory()
    url = reverse("inspection_reverse", args=[inspection.lot_id, inspection.pk])

    empty = client.post(url, {"reason": " "})
    done = client.post(url, {"reason": "Tertukar dengan lot lain"})

    assert empty.status_code == 422
    assert "Tulis alasannya." in empty.content.decode()
    page = client.get(done.url).content.decode()
    assert "Tertukar dengan lot lain" in page
    assert "10 menunggu dari 10" in page
    assert "Jangan dibagikan" in client.get(reverse("inspection_slip", args=[inspection.pk])).content.decode()


def test_a_judgement_under_the_address_of_another_lot_is_not_there(sign_in):
    inspection, other = InspectionFactory(), LotFactory()

    assert sign_in(Role.QC).get(reverse("inspection_reverse", args=[other.pk, inspection.pk])).status_code == 404


def test_a_photograph_is_shown_on_the_slip_and_runs_nothing(sign_in):
    client = sign_in(Role.QC)
    inspection = InspectionFactory(photo=ContentFile(b"<script>", name="cacat.jpg"))
    url = reverse("finding_photo", args=[Finding.objects.exclude(photo="").get().pk])

    response = client.get(url)

    assert b"".join(response.streaming_content) == b"<script>"
    assert url in client.get(reverse("inspection_slip", args=[inspection.pk])).content.decode()
    assert response["Content-Type"] == "image/jpeg"
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_most_frequent_defect_leads_and_names_whom_to_invite(sign_in):
    client, inspection = sign_in(Role.STAFF), InspectionFactory()
    inspections.reverse(inspection=InspectionFactory(), reason="Salah lot", by=client.user)

    pareto = client.get("/qc/cacat/").context["pareto"]

    assert [(bar.name, bar.pieces, bar.together) for bar in pareto.bars] == [("Anyaman renggang", 3, 100)]
    assert [(maker.pk, pieces) for maker, pieces in pareto.bars[0].makers] == [
        (inspection.lot.shares.get().maker_id, 3)
    ]


@pytest.mark.parametrize("query", ["rusunawa=x", "keahlian=-1&hari=9", "hari=%00"])
def test_a_chart_asked_for_nonsense_is_no_failure(sign_in, query):
    InspectionFactory()

    assert sign_in(Role.STAFF).get(f"/qc/cacat/?{query}").status_code == 200


def test_the_pages_ask_the_same_of_one_maker_and_of_six(sign_in):
    client = sign_in(Role.ADMIN)
    small, big = (InspectionFactory(lot=LotFactory(makers=makers)) for makers in ((11,), (11, 2, 3, 4, 5, 6)))
    client.get("/qc/")
    counts = {}

    for name, kept in (("qc_inspect", "lot_id"), ("inspection_slip", "pk")):
        for inspection in (small, big):
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse(name, args=[getattr(inspection, kept)]))
            counts.setdefault(name, []).append(len(queries))

    assert all(one == six <= 12 for one, six in counts.values()), counts


def test_an_inspector_reads_the_names_of_makers_but_opens_no_page_of_theirs(sign_in):
    maker = InspectionFactory().verdicts.get().share.maker

    read, met = (sign_in(role).get(reverse("defect_chart")).content.decode() for role in (Role.QC, Role.STAFF))

    assert maker.name in read
    assert maker.get_absolute_url() not in read
    assert maker.get_absolute_url() in met
