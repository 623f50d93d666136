-- What follows from a payment is nobody's step: it has no author of its own when the payment came by itself.
alter table ordering.order_event alter column by_id drop not null;

-- Those that wait for their money.
create index sales_order_invoiced on ordering.sales_order (client_id) where state = 'INVOICED';

with settled as (
    update ordering.sales_order o set state = 'SETTLED', version = o.version + 1
    where o.state = 'INVOICED' and not exists (
        select from ordering.delivery_note n join receivable.ledger_item i on i.id = n.invoice_id
        where n.order_id = o.id and i.open_amount > 0)
    returning o.id
)
insert into ordering.order_event (order_id, at, step, from_state, to_state)
select id, now(), 'SETTLE', 'INVOICED', 'SETTLED' from settled;
