"""What holds between an order, what was delivered for it and what was paid, at the end of every transaction."""

SHARES_WITHIN_LINE = """
    SELECT line.quantity < (SELECT coalesce(sum(quantity), 0) FROM products_ordershare WHERE line_id = line.id)
    FROM products_orderline line WHERE line.id = {key}
"""
DELIVERED_WITHIN_ORDER = """
    SELECT EXISTS (
        SELECT FROM products_sale sale
        JOIN products_saleline sold ON sold.sale_id = sale.id
        JOIN products_share share ON share.id = sold.share_id
        JOIN products_lot lot ON lot.id = share.lot_id
        LEFT JOIN products_orderline line ON line.order_id = orders.id AND line.product_id = lot.product_id
        WHERE sale.claim_id = orders.claim_id AND sale.voided_at IS NULL
        GROUP BY line.id, line.quantity HAVING sum(sold.quantity) > coalesce(line.quantity, 0))
    FROM products_order orders WHERE orders.id = {key}
"""
#: What a buyer owes for an order is what was delivered for it. Sales without an order are none of its business.
CLAIM_IS_SUM_OF_SALES = """
    SELECT claim.amount_rupiah IS DISTINCT FROM (
        SELECT coalesce(sum(total_rupiah), 0) FROM products_sale WHERE claim_id = claim.id AND voided_at IS NULL)
    FROM products_claim claim JOIN products_order orders ON orders.claim_id = claim.id WHERE claim.id = {key}
"""
PAYMENT_IS_THE_CLAIM = """
    SELECT claim.settled_on IS NULL OR claim.amount_rupiah <> payment.amount_rupiah + payment.tax_rupiah
    FROM products_orderpayment payment
    JOIN products_order orders ON orders.id = payment.order_id
    LEFT JOIN products_claim claim ON claim.id = orders.claim_id WHERE payment.id = {key}
"""
