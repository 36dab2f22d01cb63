"""Every sum of money once more from its parts: where all agree, everybody is owed what the pages say."""

from dataclasses import dataclass

from django.db import connection

from rusunpreneur.words import rupiah

SIZES = """
    SELECT (SELECT count(*) FROM products_account), (SELECT count(*) FROM products_earning),
        (SELECT count(*) FROM products_sale), (SELECT count(*) FROM products_shift)
"""
#: Each part answers: what it is about, which one, what follows from the parts, what is kept, whether that is money.
ACCOUNTS = """
    WITH earned AS (
        SELECT participant_id AS id, sum(amount_rupiah) FILTER (WHERE is_due) AS due,
            sum(amount_rupiah) FILTER (WHERE NOT is_due) AS waiting
        FROM products_earning
        JOIN LATERAL (SELECT NOT EXISTS (
            SELECT FROM products_claim WHERE id = claim_id AND settled_on IS NULL) AS is_due) claim ON true
        GROUP BY 1
    ), given AS (
        SELECT participant_id AS id, sum(amount_rupiah) AS paid
        FROM products_payout WHERE paid_at IS NOT NULL AND reversed_at IS NULL GROUP BY 1
    ), everybody AS (
        SELECT id, coalesce(earned.due, 0) AS due, coalesce(earned.waiting, 0) AS waiting,
            coalesce(given.paid, 0) AS paid, coalesce(due_rupiah, 0) AS kept_due,
            coalesce(waiting_rupiah, 0) AS kept_waiting, coalesce(paid_rupiah, 0) AS kept_paid
        FROM earned FULL JOIN given USING (id)
        FULL JOIN (SELECT *, participant_id AS id FROM products_account) account USING (id)
    )
    SELECT 'saldo peserta ' || id || ', ' || what, expected, kept, true
    FROM everybody, LATERAL (VALUES ('hak', due, kept_due), ('menunggu', waiting, kept_waiting),
        ('dibayar', paid, kept_paid)) AS side (what, expected, kept)
    WHERE expected <> kept
"""
MONTHS = """
    WITH earned AS (
        SELECT participant_id, rusunawa_id, channel, date_trunc('month', earned_on)::date AS month,
            sum(amount_rupiah) AS net,
            coalesce(sum(amount_rupiah) FILTER (WHERE EXISTS (
                SELECT FROM products_claim WHERE id = claim_id AND settled_on IS NULL)), 0) AS waiting
        FROM products_earning GROUP BY 1, 2, 3, 4
    )
    SELECT 'pendapatan peserta ' || participant_id || ', ' || channel || to_char(month, ' MM/YYYY, ') || what,
        expected, kept, true
    FROM earned FULL JOIN products_incomemonth income USING (participant_id, rusunawa_id, channel, month),
    LATERAL (VALUES ('bersih', coalesce(net, 0), coalesce(net_rupiah, 0)),
        ('menunggu', coalesce(waiting, 0), coalesce(waiting_rupiah, 0))) AS side (what, expected, kept)
    WHERE expected <> kept
"""
SALES = """
    SELECT 'nota ' || sale.id || ', ' || what, expected, sale.total_rupiah, true
    FROM products_sale sale
    LEFT JOIN (SELECT sale_id, sum(total_rupiah) AS total FROM products_saleline GROUP BY 1) line
        ON line.sale_id = sale.id
    LEFT JOIN (SELECT sale_id, sum(gross_rupiah) AS total FROM products_salepayment GROUP BY 1) payment
        ON payment.sale_id = sale.id,
    LATERAL (VALUES ('jumlah baris', coalesce(line.total, 0)),
        ('pembayaran', CASE WHEN sale.claim_id IS NULL THEN coalesce(payment.total, 0) ELSE sale.total_rupiah END)
    ) AS side (what, expected)
    WHERE expected <> sale.total_rupiah
"""
#: A standing line brought its maker its total before deductions, a voided one nothing at all.
CREDITS = """
    SELECT 'nota ' || sale.id || ', hak pembuat baris ' || line.id,
        CASE WHEN sale.voided_at IS NULL THEN line.total_rupiah ELSE 0 END,
        CASE WHEN sale.voided_at IS NULL THEN coalesce(earned.amount, 0) ELSE coalesce(earned.net, 0) END, true
    FROM products_saleline line
    JOIN products_sale sale ON sale.id = line.sale_id
    JOIN products_share share ON share.id = line.share_id
    LEFT JOIN (
        SELECT sale_line_id, participant_id, sum(amount_rupiah) AS net,
            sum(amount_rupiah) FILTER (WHERE kind <> 'potongan') AS amount
        FROM products_earning WHERE sale_line_id IS NOT NULL GROUP BY 1, 2
    ) earned ON earned.sale_line_id = line.id AND earned.participant_id = share.maker_id
    WHERE CASE WHEN sale.voided_at IS NULL THEN line.total_rupiah <> coalesce(earned.amount, 0)
        ELSE coalesce(earned.net, 0) <> 0 END
"""
PIECES = """
    WITH sold AS (
        SELECT line.share_id, line.grade, sum(line.quantity) AS quantity
        FROM products_saleline line JOIN products_sale sale ON sale.id = line.sale_id
        WHERE sale.voided_at IS NULL GROUP BY 1, 2
    ), there AS (
        SELECT share_id, grade, quantity FROM products_balance
        WHERE place_id IN (SELECT id FROM products_place WHERE kind = 'pembeli')
    )
    SELECT 'barang di pembeli, bagian ' || share_id || ' mutu ' || grade, coalesce(sold.quantity, 0),
        coalesce(there.quantity, 0), false
    FROM sold FULL JOIN there USING (share_id, grade)
    WHERE coalesce(sold.quantity, 0) <> coalesce(there.quantity, 0)
"""
SHIFTS = """
    SELECT 'giliran kasir ' || shift.id, opening_rupiah + coalesce(sold.cash, 0) + coalesce(moved.cash, 0),
        expected_rupiah, true
    FROM products_shift shift
    LEFT JOIN (
        SELECT sale.shift_id, sum(payment.gross_rupiah) AS cash
        FROM products_salepayment payment JOIN products_sale sale ON sale.id = payment.sale_id
        WHERE sale.voided_at IS NULL AND payment.method = 'tunai' GROUP BY 1
    ) sold ON sold.shift_id = shift.id
    LEFT JOIN (
        SELECT shift_id, sum(CASE direction WHEN 'masuk' THEN amount_rupiah ELSE -amount_rupiah END) AS cash
        FROM products_cashmove GROUP BY 1
    ) moved ON moved.shift_id = shift.id
    WHERE closed_at IS NOT NULL
      AND expected_rupiah <> opening_rupiah + coalesce(sold.cash, 0) + coalesce(moved.cash, 0)
"""
PARTS = (ACCOUNTS, MONTHS, SALES, CREDITS, PIECES, SHIFTS)


@dataclass(frozen=True)
class Difference:
    """A sum that does not follow from its parts."""

    what: str
    expected: int
    kept: int
    is_money: bool

    def __str__(self):
        expected, kept = (rupiah(n) if self.is_money else f"{n}" for n in (self.expected, self.kept))
        return f"{self.what}: seharusnya {expected}, tercatat {kept}"


def sizes() -> tuple[int, int, int, int]:
    """How many accounts, earnings, sales and turns at a till there are."""
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        return cursor.fetchone()


def differences() -> list[Difference]:
    """One statement, so that it sees one moment while people go on selling."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"({part})" for part in PARTS) + " ORDER BY 1")
        return [Difference(what, int(expected), int(kept), money) for what, expected, kept, money in cursor.fetchall()]
