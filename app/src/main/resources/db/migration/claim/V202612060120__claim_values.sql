-- Losses and what they are a share of are added up over clients: in the company's currency, at the rate of the order.
create or replace view claim.loss_now as
select case r.kind when 'RETURN' then 'RETURNS' else 'REFUSALS' end as what, r.id as document_id, l.id as line_id,
    r.requested_on as happened_on, o.client_id, p.item_id, l.reason_id, null as kind,
    round(l.counted * p.price / coalesce(o.rate, 1), 2) as amount
from claim.goods_return r
join claim.return_line l on l.return_id = r.id
join ordering.delivery_line d on d.id = l.delivery_line_id
join ordering.order_line p on p.id = d.order_line_id
join ordering.sales_order o on o.id = p.order_id
where r.state <> 'REFUSED'
union all
select 'ACTS', a.id, l.id, a.drawn_on, o.client_id, p.item_id, null, l.kind, round(l.missing * p.price / coalesce(o.rate, 1), 2)
from claim.discrepancy_act a
join claim.act_line l on l.act_id = a.id
join ordering.delivery_line d on d.id = l.delivery_line_id
join ordering.order_line p on p.id = d.order_line_id
join ordering.sales_order o on o.id = p.order_id
where a.state <> 'REJECTED';

create or replace function claim.count_left() returns trigger
    language plpgsql
as $$
begin
    insert into claim.delivered_day as k (client_id, delivered_on, amount)
    select o.client_id, n.delivered_on, sum(round(d.quantity * l.price / coalesce(o.rate, 1), 2))
    from added d join ordering.delivery_note n on n.id = d.note_id
    join ordering.order_line l on l.id = d.order_line_id join ordering.sales_order o on o.id = n.order_id
    group by 1, 2 order by 2, 1
    on conflict (delivered_on, client_id) do update set amount = k.amount + excluded.amount;
    return null;
end
$$;

create or replace function claim.move_left() returns trigger
    language plpgsql
as $$
begin
    insert into claim.delivered_day as k (client_id, delivered_on, amount)
    select w.client_id, n.delivered_on, w.sign * sum(round(d.quantity * l.price / coalesce(new.rate, 1), 2))
    from ordering.delivery_note n join ordering.delivery_line d on d.note_id = n.id
    join ordering.order_line l on l.id = d.order_line_id
    cross join (values (old.client_id, -1), (new.client_id, 1)) as w (client_id, sign)
    where n.order_id = new.id
    group by w.client_id, n.delivered_on, w.sign order by 2, 1
    on conflict (delivered_on, client_id) do update set amount = k.amount + excluded.amount;
    return null;
end
$$;
