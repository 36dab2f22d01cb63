-- Goods in a large Jakarta: lots of three years, every other one by two makers. The lots of the latest days wait for
-- QC, those of two months before stand in the stores, what is older has been sold.
-- Written set by set with the application's triggers off; balances are then added up from the moves.

INSERT INTO products_place (kind, rusunawa_id, label)
SELECT kind, rusunawa.id, '' FROM participants_rusunawa rusunawa,
    unnest(ARRAY['menunggu', 'perbaikan', 'ditolak', 'gudang', 'hilang']) kind
UNION ALL SELECT kind, NULL, '' FROM unnest(ARRAY['pembuat', 'pembeli']) kind
ON CONFLICT DO NOTHING;

CREATE TEMP TABLE plan ON COMMIT DROP AS
WITH home AS (
    SELECT rusunawa_id, row_number() OVER (ORDER BY rusunawa_id) - 1 AS at, people FROM (
        SELECT rusunawa_id, (array_agg(participant_id ORDER BY participant_id))[:1000] AS people
        FROM participants_residence
        WHERE moved_out_on IS NULL AND moved_in_on < current_date - 1100 GROUP BY rusunawa_id
    ) homes WHERE cardinality(people) > 1
), good AS (
    SELECT id, shelf_life_days, skill_id, row_number() OVER (ORDER BY id) - 1 AS at FROM products_product WHERE is_active
), planned AS (
    SELECT n, current_date - ((%(lots)s - n)::bigint * 1095 / %(lots)s)::int AS made_on,
        home.rusunawa_id, good.id AS product_id, good.shelf_life_days, good.skill_id,
        home.people[1 + n %% cardinality(home.people)] AS maker_one,
        home.people[1 + (n + 1) %% cardinality(home.people)] AS maker_two
    FROM generate_series(1, %(lots)s) n
    JOIN home ON home.at = n %% (SELECT count(*) FROM home)
    JOIN good ON good.at = n / (SELECT count(*) FROM home) %% (SELECT count(*) FROM good)
    ORDER BY n
)
SELECT planned.*,
    coalesce(given.last, 0)
        + row_number() OVER (PARTITION BY planned.rusunawa_id, date_trunc('month', made_on) ORDER BY n) AS number,
    nextval(pg_get_serial_sequence('products_lot', 'id')) AS lot_id,
    nextval(pg_get_serial_sequence('products_share', 'id')) AS one_id,
    nextval(pg_get_serial_sequence('products_share', 'id')) AS two_id,
    nextval(pg_get_serial_sequence('products_inspection', 'id')) AS first_id,
    nextval(pg_get_serial_sequence('products_inspection', 'id')) AS again_id,
    n > %(lots)s * 0.99 AS waits,
    n <= %(lots)s * 0.95 AS is_sold,
    n <= %(lots)s * 0.99 AND n %% 19 < 11 AS is_mended,
    n <= %(lots)s * 0.99 AND n %% 2 = 0 AS is_spoilt,
    n %% 2 = 0 AS is_shared,
    CASE n %% 2 WHEN 0 THEN 15 ELSE 8 END AS quantity,
    made_on + time '17:00' AT TIME ZONE 'Asia/Jakarta' AS logged_at,
    (SELECT id FROM accounts_user WHERE username = 'staf') AS staff,
    (SELECT id FROM accounts_user WHERE username = 'qc') AS inspector
FROM planned
LEFT JOIN products_lotnumber given
    ON given.rusunawa_id = planned.rusunawa_id AND given.month = date_trunc('month', made_on)::date
ORDER BY n;

INSERT INTO products_lotnumber (rusunawa_id, month, last)
SELECT rusunawa_id, date_trunc('month', made_on)::date, max(number) FROM plan GROUP BY 1, 2
ON CONFLICT (rusunawa_id, month) DO UPDATE SET last = excluded.last;

INSERT INTO products_lot (id, code, product_id, rusunawa_id, made_on, quantity, expires_on, is_for_partner, in_stock, photo, remark,
    logged_at, logged_by_id, revision)
SELECT lot_id, rusunawa.code || to_char(made_on, '-YYMM-') || lpad(number::text, greatest(3, length(number::text)), '0'),
    product_id, rusunawa_id, made_on, quantity, made_on + shelf_life_days, false, 0, '', '', logged_at, staff, 1
FROM plan JOIN participants_rusunawa rusunawa ON rusunawa.id = rusunawa_id ORDER BY n;

INSERT INTO products_share (id, lot_id, maker_id, quantity)
SELECT one_id, lot_id, maker_one, 8 FROM plan UNION ALL SELECT two_id, lot_id, maker_two, 7 FROM plan WHERE is_shared
ORDER BY 1;

INSERT INTO products_inspection (id, lot_id, rusunawa_id, quantity, remark, inspected_at, inspected_by_id, reversed_reason)
SELECT first_id, lot_id, rusunawa_id, quantity, '', logged_at + interval '1 day', inspector, '' FROM plan WHERE NOT waits
UNION ALL
SELECT again_id, lot_id, rusunawa_id, 2, '', logged_at + interval '6 days', inspector, '' FROM plan WHERE is_mended
ORDER BY 1;

INSERT INTO products_verdict (inspection_id, share_id, passed_a, passed_b, rework, rejected)
SELECT first_id, one_id, 8 - 2 * is_mended::int, 0, 2 * is_mended::int, 0 FROM plan WHERE NOT waits
UNION ALL
SELECT first_id, two_id, 6, 0, 0, 1 FROM plan WHERE is_spoilt
UNION ALL
SELECT again_id, one_id, 0, 2, 0, 0 FROM plan WHERE is_mended
ORDER BY 1;

INSERT INTO products_finding (verdict_id, outcome, defect_id, quantity, note, photo)
SELECT verdict.id, CASE WHEN rework > 0 THEN 'perbaikan' ELSE 'ditolak' END, defect.id, rework + rejected, '', ''
FROM plan
JOIN products_verdict verdict ON verdict.inspection_id = first_id AND rework + rejected > 0
JOIN LATERAL (
    SELECT id FROM products_defect WHERE skill_id = plan.skill_id ORDER BY (id + n) %% 4, id LIMIT 1
) defect ON true;

INSERT INTO products_stockmove (lot_id, share_id, origin_id, origin_grade, destination_id, destination_grade, quantity,
    reason, note, inspection_id, moved_at, moved_by_id)
SELECT lot_id, share_id, origin.id, origin_grade, destination.id, destination_grade, moved, reason, note,
    inspection_id, logged_at + after, by_id
FROM plan CROSS JOIN LATERAL (VALUES
    (true, 1, one_id, '', '', 'menunggu', '', 8, 'dibuat', '', NULL, interval '0', staff),
    (is_shared, 2, two_id, '', '', 'menunggu', '', 7, 'dibuat', '', NULL, '0', staff),
    (NOT waits, 3, one_id, 'menunggu', '', 'gudang', 'A', 8 - 2 * is_mended::int, 'diperiksa', '', first_id, '1 day',
        inspector),
    (is_mended, 4, one_id, 'menunggu', '', 'perbaikan', '', 2, 'diperiksa', '', first_id, '1 day', inspector),
    (is_spoilt, 5, two_id, 'menunggu', '', 'gudang', 'A', 6, 'diperiksa', '', first_id, '1 day', inspector),
    (is_spoilt, 6, two_id, 'menunggu', '', 'ditolak', '', 1, 'diperiksa', '', first_id, '1 day', inspector),
    (is_mended, 7, one_id, 'perbaikan', '', 'menunggu', '', 2, 'diperbaiki', '', NULL, '5 days', staff),
    (is_mended, 8, one_id, 'menunggu', '', 'gudang', 'B', 2, 'diperiksa', '', again_id, '6 days', inspector),
    (is_spoilt, 9, two_id, 'ditolak', '', 'pembuat', '', 1, 'kembali', 'Bahan bisa dipakai lagi', NULL, '9 days', staff),
    (is_sold, 10, one_id, 'gudang', 'A', 'pembeli', 'A', 8 - 2 * is_mended::int, 'pindah', 'Bazar', NULL, '30 days', staff),
    (is_sold AND is_mended, 11, one_id, 'gudang', 'B', 'pembeli', 'B', 2, 'pindah', 'Bazar', NULL, '30 days', staff),
    (is_sold AND is_shared, 12, two_id, 'gudang', 'A', 'pembeli', 'A', 6, 'pindah', 'Bazar', NULL, '30 days', staff)
) AS step (happens, turn, share_id, origin_kind, origin_grade, destination_kind, destination_grade, moved, reason, note,
    inspection_id, after, by_id)
LEFT JOIN products_place origin ON origin.kind = origin_kind AND origin.rusunawa_id = plan.rusunawa_id
JOIN products_place destination ON destination.kind = destination_kind
    AND (destination.rusunawa_id = plan.rusunawa_id OR destination.rusunawa_id IS NULL)
WHERE happens ORDER BY n, turn;

INSERT INTO products_balance (lot_id, share_id, place_id, grade, quantity)
SELECT lot_id, share_id, place_id, grade, sum(quantity) FROM (
    SELECT lot_id, share_id, destination_id AS place_id, destination_grade AS grade, quantity
    FROM products_stockmove WHERE destination_id IS NOT NULL
    UNION ALL
    SELECT lot_id, share_id, origin_id, origin_grade, -quantity FROM products_stockmove WHERE origin_id IS NOT NULL
) flow WHERE lot_id IN (SELECT lot_id FROM plan) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2;

UPDATE products_lot lot SET in_stock = inside.quantity
FROM (
    SELECT lot_id, sum(balance.quantity) AS quantity FROM products_balance balance
    JOIN products_place place ON place.id = place_id AND kind IN ('menunggu', 'perbaikan', 'ditolak', 'gudang')
    GROUP BY lot_id
) inside WHERE inside.lot_id = lot.id AND lot.id IN (SELECT lot_id FROM plan);
