"""Who keeps the rule of independence: reckoned for a month from what people earned in it and before."""

from datetime import date, timedelta

from django.db import connection, transaction

from products.models import IndependenceRule

#: what a person sells herself; bazaars, orders and piecework are brought to her
OWN_CHANNEL = "langsung"
# Looked at is who earned in these months, and whoever was found independent before. A month without a rent that is
# written down has to reach the floor alone; where there is no floor either, it fails.
REVIEW = """
    WITH rule AS (SELECT * FROM products_independencerule WHERE id = %(rule)s), earned AS (
        SELECT participant_id, month, sum(net_rupiah) AS net,
            coalesce(sum(net_rupiah) FILTER (WHERE channel = %(own)s), 0) AS own
        FROM products_incomemonth WHERE month BETWEEN %(first)s AND %(month)s GROUP BY 1, 2
    ), person AS (
        SELECT participant_id FROM earned WHERE net > 0
        UNION SELECT participant_id FROM products_independencereview WHERE is_met AND month < %(month)s
    ), lived AS (
        SELECT person.participant_id, span.month::date AS month, coalesce(earned.net, 0) AS net,
            coalesce(earned.own, 0) AS own, (
                SELECT max(kept.rent_rupiah) FROM products_earnermonth kept
                WHERE kept.participant_id = person.participant_id AND kept.month = span.month
            ) AS rent
        FROM person
        CROSS JOIN generate_series(%(first)s::date, %(month)s::date, interval '1 month') AS span (month)
        LEFT JOIN earned ON earned.participant_id = person.participant_id AND earned.month = span.month
    ), found AS (
        SELECT lived.participant_id,
            count(*) FILTER (
                WHERE net >= greatest(rule.floor_rupiah, ceil(rent * rule.rent_percent / 100.0))
            ) AS months_met,
            min(net) AS lowest, max(rent) AS rent,
            CASE WHEN sum(net) > 0 THEN round(100 * greatest(sum(own), 0) / sum(net)) ELSE 0 END AS own_percent
        FROM lived CROSS JOIN rule GROUP BY 1
    )
    INSERT INTO products_independencereview AS kept
        (participant_id, rule_id, month, months_met, lowest_rupiah, rent_rupiah, own_percent, is_met)
    SELECT participant_id, rule.id, %(month)s, months_met, lowest, found.rent, found.own_percent,
        months_met = rule.months_in_row AND found.own_percent >= coalesce(rule.own_percent, 0)
    FROM found CROSS JOIN rule ORDER BY participant_id
    ON CONFLICT (participant_id, month) DO UPDATE SET
        (rule_id, months_met, lowest_rupiah, rent_rupiah, own_percent, is_met) =
        ROW(excluded.rule_id, excluded.months_met, excluded.lowest_rupiah, excluded.rent_rupiah, excluded.own_percent,
            excluded.is_met)
    WHERE (kept.rule_id, kept.months_met, kept.lowest_rupiah, kept.rent_rupiah, kept.own_percent, kept.is_met)
        IS DISTINCT FROM (excluded.rule_id, excluded.months_met, excluded.lowest_rupiah, excluded.rent_rupiah,
            excluded.own_percent, excluded.is_met)
"""


@transaction.atomic
def review(month: date) -> int:
    """Look at everybody for the months that end with this one; how many rows are new or changed.

    It can be run again: a sale that was voided since changes what was found, and with it who is independent.
    """
    rule = IndependenceRule.objects.in_force(month).first()
    if rule is None:
        return 0
    first = month
    for _ in range(rule.months_in_row - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    with connection.cursor() as cursor:
        cursor.execute(REVIEW, {"rule": rule.pk, "own": OWN_CHANNEL, "first": first, "month": month})
        return cursor.rowcount
