package caposaldo.ordering;

/** What credit keeps for orders, recounted from their lines at the rates of the orders. */
public final class OrderSums {

    /** What is promised against what the orders say, with tax of the sum of each rate; 0 when all agree. */
    public static final String DIFFERENCES = """
            with rates as (
                select o.id, o.client_id, o.state, coalesce(o.rate, 1) as units, coalesce(l.vat_rate, 0) as rate,
                    sum(round((l.confirmed_quantity - l.given_up_quantity) * l.price, 2)) as base, sum(round(l.delivered_quantity * l.price, 2)) as gone
                from ordering.sales_order o join ordering.order_line l on l.order_id = o.id group by 1, 2, 3, 4, 5
            ), sums as (
                select id, client_id, state, units, sum(base + round(base * rate / 100, 2)) as amount,
                    sum(gone + round(gone * rate / 100, 2)) as gone
                from rates group by 1, 2, 3, 4
            ), orders as (
                select id, client_id, 'CONFIRMED' as stage, round((amount - gone) / units, 2) as amount from sums
                where state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'IN_DELIVERY') and round((amount - gone) / units, 2) > 0
                union all
                select o.id, o.client_id, 'DELIVERED', sum(coalesce(n.promised_value, n.promised_amount))
                from ordering.sales_order o join ordering.delivery_note n on n.order_id = o.id
                group by 1, 2 having sum(coalesce(n.promised_value, n.promised_amount)) > 0
            ), promised as (
                select document_id, client_id, stage, amount from credit.commitment where source = 'ORDER'
            ), billed as (
                select note_id, sum(base + round(base * rate / 100, 2)) as amount from (
                    select d.note_id, coalesce(l.vat_rate, 0) as rate, sum(round(d.accepted_quantity * l.price, 2)) as base
                    from ordering.delivery_line d join ordering.order_line l on l.id = d.order_line_id group by 1, 2) r
                group by 1
            ) select (select count(*) from ((table orders except table promised) union all (table promised except table orders)) d)
                + (select count(*) from credit.client_credit k where (confirmed, delivered) <>
                    (select coalesce(sum(amount) filter (where stage = 'CONFIRMED'), 0),
                            coalesce(sum(amount) filter (where stage = 'DELIVERED'), 0)
                        from credit.commitment c where c.client_id = k.client_id))
                + (select count(*) from ordering.sales_order o where net_amount <>
                    (select coalesce(sum(net_amount), 0) from ordering.order_line l where l.order_id = o.id))
                + (select count(*) from ordering.sales_order o join sums s on s.id = o.id where o.delivered_amount <> s.gone)
                + (select count(*) from ordering.delivery_note n join ordering.sales_order o on o.id = n.order_id
                    where (o.rate is null) <> (n.promised_value is null))
                + (select count(*) from ordering.order_line l where delivered_quantity <>
                    (select coalesce(sum(d.quantity), 0) from ordering.delivery_line d where d.order_line_id = l.id))
                + (select count(*) from ordering.delivery_note n join billed b on b.note_id = n.id
                    join receivable.ledger_item i on i.id = n.invoice_id where i.amount <> b.amount)
                + (select count(*) from ordering.sales_order o where state in ('INVOICED', 'SETTLED') and (state = 'SETTLED')
                    = exists (select from ordering.delivery_note n join receivable.ledger_item i on i.id = n.invoice_id
                        where n.order_id = o.id and i.open_amount > 0))
            """;

    private OrderSums() {}
}
