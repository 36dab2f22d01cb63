"""Reads lines of the ledger of pay with what stands behind each: sale or order, lot, inspections, payment.

By hand: what stands behind a line is one value of it, so that PostgreSQL plans a few short chains of joins and not one
of eighteen; and to put this together took the ORM longer than to read it.
"""

import json
from datetime import date, datetime

from django.db import connection

from products.statement_lines import Line, Links
from rusunpreneur.access import OFFICE, Role

MOST = 1000
_SLIPS = """
    ARRAY(SELECT verdict.inspection_id FROM products_verdict verdict
          JOIN products_inspection inspection ON inspection.id = verdict.inspection_id
          WHERE verdict.share_id = share.id AND (verdict.passed_a > 0 OR verdict.passed_b > 0)
            AND inspection.reversed_at IS NULL
          ORDER BY 1)
"""
#: The values behind a line, in the order in which `_SOLD` and `_ACCEPTED` give them.
BEHIND = (
    *("sale_id", "bazaar", "order_id", "order", "quantity", "price", "list_price", "discount"),
    *("lot_id", "lot", "inspections"),
)
NOTHING = dict.fromkeys(BEHIND) | {"inspections": ()}
# Every name put into these is a constant of this module.
_SOLD = f"""
    (SELECT jsonb_build_array(sale.id, bazaar.name, NULL, NULL, line.quantity, line.price_rupiah,
         line.list_price_rupiah, line.discount_reason, lot.id, lot.code, {_SLIPS})
     FROM products_saleline line
     JOIN products_sale sale ON sale.id = line.sale_id
     LEFT JOIN products_bazaar bazaar ON bazaar.id = sale.bazaar_id
     JOIN products_share share ON share.id = line.share_id
     JOIN products_lot lot ON lot.id = share.lot_id
     WHERE line.id = earning.sale_line_id)
"""  # noqa: S608
_ACCEPTED = f"""
    (SELECT jsonb_build_array(NULL, NULL, piecework.id, piecework.code, acceptance.quantity, acceptance.rate_rupiah,
         acceptance.rate_rupiah, '', lot.id, lot.code, {_SLIPS})
     FROM products_acceptance acceptance
     JOIN products_partnerverdict judged ON judged.id = acceptance.verdict_id
     JOIN products_partnerinspection decision ON decision.id = judged.inspection_id
     JOIN products_partnerdelivery delivery ON delivery.id = decision.delivery_id
     JOIN products_pieceworkorder piecework ON piecework.id = delivery.order_id
     JOIN products_partnerdeliveryline delivered ON delivered.id = judged.line_id
     JOIN products_share share ON share.id = delivered.share_id
     JOIN products_lot lot ON lot.id = share.lot_id
     WHERE acceptance.id = earning.acceptance_id)
"""  # noqa: S608


#: The payment that settles it: its number, that of its run, and since when it is paid.
PAYMENT = ("payout_id", "run_id", "paid_at")
UNPAID = dict.fromkeys(PAYMENT)
_PAYMENT = """
    (SELECT jsonb_build_array(payout.id, payout.run_id, payout.paid_at)
     FROM products_payoutitem item JOIN products_payout payout ON payout.id = item.payout_id
     WHERE item.earning_id = earning.id AND NOT item.is_released)
"""


def _lines(where: str, *, behind: str) -> str:
    return f"""
        SELECT earning.kind, earning.channel, earning.amount_rupiah AS rupiah, earning.earned_on, earning.note,
            (SELECT name FROM products_product WHERE id = earning.product_id) AS product,
            (SELECT name FROM products_deductionrule WHERE id = earning.rule_id) AS rule,
            (SELECT city_id FROM participants_rusunawa WHERE id = earning.rusunawa_id) AS city_id,
            (SELECT debtor FROM products_claim WHERE id = earning.claim_id) AS debtor,
            (SELECT settled_on FROM products_claim WHERE id = earning.claim_id) AS settled_on,
            earning.rusunawa_id, {_PAYMENT} AS payment, {behind} AS behind
        FROM products_earning earning
        WHERE {where}
        ORDER BY earning.earned_on DESC, earning.id DESC
    """  # noqa: S608


_EITHER = f"coalesce({_SOLD}, {_ACCEPTED})"
_OF_PERSON = """
    earning.participant_id = %(person)s
    AND earning.earned_on >= coalesce(%(since)s::date, '-infinity')
    AND earning.earned_on < coalesce(%(until)s::date, 'infinity')
"""
_PART = " LIMIT %(most)s OFFSET %(after)s"
#: Without piecework there is no looking for its orders: planning the way to them takes longer than all the rest.
OF_SELLER, OF_PERSON = (_lines(_OF_PERSON, behind=behind) + _PART for behind in (_SOLD, _EITHER))
_OF_PAYOUT = "earning.id IN (SELECT earning_id FROM products_payoutitem WHERE payout_id = %(payout)s)"
OF_PAYOUT = _lines(_OF_PAYOUT, behind=_EITHER)


def lines_of(
    person_id: int,
    *,
    days: tuple[date, date] | None = None,
    after=0,
    most=MOST,
    has_piecework=True,
    reader=None,
) -> list[Line]:
    """Of one person: `most` lines after the first `after`, the latest first; from the first of `days` until just
    before the second."""
    since, until = days or (None, None)
    wanted = {"person": person_id, "since": since, "until": until, "after": after, "most": most}
    return _read(OF_PERSON if has_piecework else OF_SELLER, wanted, reader)


def lines_of_payout(payout_id: int, *, reader=None) -> list[Line]:
    return _read(OF_PAYOUT, {"payout": payout_id}, reader)


def _read(sql: str, wanted: dict, reader) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute(sql, wanted)
        names = [column.name for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
    links = Links() if reader else None
    return [_line(fields, reader, links) for fields in found]


def _paid(payout_id: int, run_id: int, paid_at: str | None) -> dict:
    at = datetime.fromisoformat(paid_at) if paid_at else None
    return dict(zip(PAYMENT, (payout_id, run_id, at), strict=True))


def _line(fields: dict, reader, links: Links | None) -> Line:
    behind, payment = fields.pop("behind"), fields.pop("payment")
    fields |= dict(zip(BEHIND, json.loads(behind), strict=True)) if behind else NOTHING
    fields |= _paid(*json.loads(payment)) if payment else UNPAID
    places = {"city_id": fields["city_id"], "rusunawa_id": fields["rusunawa_id"]}
    may_open = reader is not None and reader.access.covers(*OFFICE, Role.COORDINATOR, **places)
    return Line(fields, links if may_open else None)
