-- Losses are told by the warehouse the goods had left from, too.
create or replace view claim.loss_now as
select case r.kind when 'RETURN' then 'RETURNS' else 'REFUSALS' end as what, r.id as document_id, l.id as line_id,
    r.requested_on as happened_on, o.client_id, p.item_id, l.reason_id, null as kind,
    round(l.counted * p.price / coalesce(o.rate, 1), 2) as amount, n.warehouse_id
from claim.goods_return r
join claim.return_line l on l.return_id = r.id
join ordering.delivery_note n on n.id = r.note_id
join ordering.delivery_line d on d.id = l.delivery_line_id
join ordering.order_line p on p.id = d.order_line_id
join ordering.sales_order o on o.id = p.order_id
where r.state <> 'REFUSED'
union all
select 'ACTS', a.id, l.id, a.drawn_on, o.client_id, p.item_id, null, l.kind, round(l.missing * p.price / coalesce(o.rate, 1), 2),
    n.warehouse_id
from claim.discrepancy_act a
join claim.act_line l on l.act_id = a.id
join ordering.delivery_note n on n.id = a.note_id
join ordering.delivery_line d on d.id = l.delivery_line_id
join ordering.order_line p on p.id = d.order_line_id
join ordering.sales_order o on o.id = p.order_id
where a.state <> 'REJECTED';

alter table claim.loss_line add column warehouse_id bigint;
update claim.loss_line l set warehouse_id = n.warehouse_id from claim.loss_now n where n.what = l.what and n.line_id = l.line_id;
alter table claim.loss_line alter column warehouse_id set not null;
drop index claim.loss_line_day;
create index loss_line_day on claim.loss_line (what, happened_on) include (client_id, item_id, reason_id, kind, warehouse_id, amount);

create or replace function claim.count_losses(acts boolean, documents bigint[]) returns void
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    delete from claim.loss_line where document_id = any (documents) and (what = 'ACTS') = acts;
    insert into claim.loss_line (what, document_id, line_id, happened_on, client_id, item_id, reason_id, kind, amount, warehouse_id)
    select what, document_id, line_id, happened_on, client_id, item_id, reason_id, kind, amount, warehouse_id
    from claim.loss_now where document_id = any (documents) and (what = 'ACTS') = acts
    order by what, line_id;
end
$$;
