-- Three years of bazaars and what was sold at them: every piece that the goods say is with its buyer, in sales of three
-- lines of two pieces, paid in cash, each line credited to its maker. Fifty bazaars are open and have goods.
-- Written set by set with the application's triggers off; accounts are then added up from the earnings.

CREATE TEMP TABLE fair ON COMMIT DROP AS
SELECT n, 'UKUR-' || lpad(n::text, 5, '0') AS code, n > 1000 AS is_open,
    CASE WHEN n > 1000 THEN current_date ELSE current_date - ((1000 - n) * 1090 / 1000 + 3)::int END AS held_on,
    home.id AS rusunawa_id, home.city_id,
    nextval(pg_get_serial_sequence('products_bazaar', 'id')) AS id,
    nextval(pg_get_serial_sequence('products_place', 'id')) AS place_id,
    nextval(pg_get_serial_sequence('products_place', 'id')) AS transit_id
FROM generate_series(1, 1050) n
JOIN (SELECT id, city_id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS homes
      FROM participants_rusunawa) home ON home.at = n %% homes;

INSERT INTO products_place (id, kind, rusunawa_id, label)
SELECT place_id, 'bazar', NULL::bigint, code FROM fair UNION ALL SELECT transit_id, 'perjalanan', NULL, code FROM fair;

INSERT INTO products_bazaar (id, code, name, level, organiser, venue, city_id, rusunawa_id, starts_on, ends_on, stands,
    remark, place_id, transit_id, created_at, created_by_id, closed_at, closed_by_id, cancelled_reason, revision)
SELECT fair.id, code, 'Bazar ' || code, 'kota', 'Sudin PPKUKM', 'Halaman rusunawa', city_id, rusunawa_id, held_on,
    held_on + (is_open)::int, 5, '', place_id, transit_id, held_on - interval '14 days', staff.id,
    CASE WHEN NOT is_open THEN held_on + interval '18 hours' END, CASE WHEN NOT is_open THEN staff.id END, '', 1
FROM fair, (SELECT id FROM accounts_user WHERE username = 'staf') staff ORDER BY n;

CREATE TEMP TABLE basket ON COMMIT DROP AS
SELECT line.*, nextval(pg_get_serial_sequence('products_saleline', 'id')) AS line_id,
    dense_rank() OVER (ORDER BY sold_on, turn, at / 3) - 1 AS sale_number
FROM (
    SELECT *, row_number() OVER (PARTITION BY sold_on, turn ORDER BY share_id) - 1 AS at FROM (
        SELECT move.share_id, share.maker_id, lot.rusunawa_id, lot.product_id, move.destination_grade AS grade, turn,
            least(2, move.quantity - 2 * turn) AS quantity, (move.moved_at AT TIME ZONE 'Asia/Jakarta')::date AS sold_on,
            (20000 + 5000 * (lot.product_id %% 7)) - CASE move.destination_grade WHEN 'B' THEN 5000 ELSE 0 END AS price
        FROM products_stockmove move
        JOIN products_place buyer ON buyer.id = move.destination_id AND buyer.kind = 'pembeli'
        JOIN products_share share ON share.id = move.share_id
        JOIN products_lot lot ON lot.id = share.lot_id
        CROSS JOIN LATERAL generate_series(0, (move.quantity - 1) / 2) turn
        WHERE move.reason = 'pindah'
        ORDER BY move.id LIMIT %(lines)s
    ) sold
) line;

CREATE TEMP TABLE note ON COMMIT DROP AS
SELECT sale_number, nextval(pg_get_serial_sequence('products_sale', 'id')) AS id, max(sold_on) AS sold_on,
    sum(quantity * price) AS total
FROM basket GROUP BY sale_number ORDER BY sale_number;

INSERT INTO products_sale (id, channel, bazaar_id, sold_on, total_rupiah, remark, sold_at, sold_by_id, voided_reason)
SELECT note.id, 'bazar', fair.id, note.sold_on, total, '', note.sold_on + interval '10 hours', cashier.id, ''
FROM note JOIN fair ON fair.n = 1 + note.sale_number %% 1000, (SELECT id FROM accounts_user WHERE username = 'kasir') cashier
ORDER BY note.id;

INSERT INTO products_salepayment (sale_id, method, gross_rupiah, fee_rupiah, net_rupiah, reference)
SELECT id, 'tunai', total, 0, total, '' FROM note ORDER BY id;

INSERT INTO products_saleline (id, sale_id, share_id, grade, quantity, list_price_rupiah, price_rupiah, discount_reason,
    total_rupiah)
SELECT line_id, note.id, share_id, grade, quantity, price, price, '', quantity * price
FROM basket JOIN note USING (sale_number) ORDER BY line_id;

INSERT INTO products_earning (participant_id, rusunawa_id, channel, kind, amount_rupiah, earned_on, product_id,
    sale_line_id, note, booked_at, booked_by_id)
SELECT maker_id, rusunawa_id, 'bazar', 'hasil', quantity * price, note.sold_on, product_id, line_id, '',
    note.sold_on + interval '10 hours', cashier.id
FROM basket JOIN note USING (sale_number), (SELECT id FROM accounts_user WHERE username = 'kasir') cashier
ORDER BY line_id;

-- What stands in stores goes to the open bazaars: a hundred shares to each.
CREATE TEMP TABLE cargo ON COMMIT DROP AS
SELECT * FROM (
    SELECT balance.lot_id, balance.share_id, balance.place_id AS store_id, balance.grade, balance.quantity,
        1001 + (row_number() OVER (ORDER BY balance.id DESC) - 1) / 100 AS n
    FROM products_balance balance JOIN products_place store ON store.id = balance.place_id AND store.kind = 'gudang'
    JOIN products_lot lot ON lot.id = balance.lot_id AND (lot.expires_on IS NULL OR lot.expires_on > current_date + 30)
    WHERE balance.quantity > 1
) ranked JOIN fair USING (n);

INSERT INTO products_stockmove (lot_id, share_id, origin_id, origin_grade, destination_id, destination_grade, quantity,
    reason, note, moved_at, moved_by_id)
SELECT lot_id, share_id, origin, grade, destination, grade, quantity, reason, '', now(), staff.id
FROM cargo CROSS JOIN LATERAL (VALUES (1, store_id, transit_id, 'kirim'), (2, transit_id, place_id, 'tiba'))
    AS step (turn, origin, destination, reason), (SELECT id FROM accounts_user WHERE username = 'staf') staff
ORDER BY n, share_id, turn;

UPDATE products_balance balance SET quantity = 0
FROM cargo WHERE (balance.share_id, balance.place_id, balance.grade) = (cargo.share_id, cargo.store_id, cargo.grade);
INSERT INTO products_balance (lot_id, share_id, place_id, grade, quantity)
SELECT lot_id, share_id, transit_id, grade, 0 FROM cargo UNION ALL SELECT lot_id, share_id, place_id, grade, quantity FROM cargo;
UPDATE products_lot lot SET in_stock = lot.in_stock - gone.quantity
FROM (SELECT lot_id, sum(quantity) AS quantity FROM cargo GROUP BY 1) gone WHERE gone.lot_id = lot.id;

INSERT INTO products_account (participant_id, due_rupiah, waiting_rupiah, paid_rupiah)
SELECT participant_id, sum(amount_rupiah), 0, 0 FROM products_earning earning GROUP BY 1
ON CONFLICT (participant_id) DO UPDATE SET due_rupiah = excluded.due_rupiah;
