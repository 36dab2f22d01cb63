"""Which pieces of one maker did not pass, and why: what our QC found, and what companies rejected."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

MOST = 50
# By hand: the two are read as one, and putting both together took the ORM longer than reading them.
PROBLEMS = """
    WITH mine AS MATERIALIZED (
        SELECT share.id, lot.code, product.name
        FROM products_share share
        JOIN products_lot lot ON lot.id = share.lot_id
        JOIN products_product product ON product.id = lot.product_id
        WHERE share.maker_id = %(person)s
    )
    SELECT inspection.inspected_at, mine.name, mine.code, finding.quantity,
        CASE finding.outcome WHEN 'perbaikan' THEN 'perlu diperbaiki' ELSE 'ditolak' END,
        concat(defect.name, ' (' || nullif(finding.note, '') || ')'), inspection.id
    FROM mine
    JOIN products_verdict verdict ON verdict.share_id = mine.id
    JOIN products_inspection inspection ON inspection.id = verdict.inspection_id AND inspection.reversed_at IS NULL
    JOIN products_finding finding ON finding.verdict_id = verdict.id
    JOIN products_defect defect ON defect.id = finding.defect_id
    WHERE inspection.inspected_at >= coalesce(%(since)s::timestamptz, '-infinity')
      AND inspection.inspected_at < coalesce(%(until)s::timestamptz, 'infinity')
    UNION ALL
    SELECT decision.inspected_at, mine.name, mine.code, verdict.rejected, 'ditolak mitra', verdict.reason, NULL
    FROM mine
    JOIN products_partnerdeliveryline line ON line.share_id = mine.id
    JOIN products_partnerverdict verdict ON verdict.line_id = line.id AND verdict.rejected > 0
    JOIN products_partnerinspection decision ON decision.id = verdict.inspection_id AND decision.reversed_at IS NULL
    WHERE decision.inspected_at >= coalesce(%(since)s::timestamptz, '-infinity')
      AND decision.inspected_at < coalesce(%(until)s::timestamptz, 'infinity')
    ORDER BY 1 DESC, 3, 7, 6
    LIMIT %(most)s
"""


@dataclass(frozen=True)
class Problem:
    """Pieces that did not pass: by our QC, whose slip it names, or at a company."""

    on: date
    product: str
    lot: str
    quantity: int
    becomes: str
    why: str
    inspection_id: int | None = None


def problems_of(person_id: int, *, since: datetime | None, until: datetime | None) -> list[Problem]:
    """Of what was looked at from `since` until just before `until`; the latest first."""
    wanted = {"person": person_id, "since": since, "until": until, "most": MOST}
    with connection.cursor() as cursor:
        cursor.execute(PROBLEMS, wanted)
        return [Problem(timezone.localdate(at), *row) for at, *row in cursor]
