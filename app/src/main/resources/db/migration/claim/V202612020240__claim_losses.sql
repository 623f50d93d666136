-- Each line of a return, a refusal or an act that stands, as it counts as a loss: without tax at the price of the delivery,
-- of whom and on which day. Kept in the statement that changes it: it was read through six other tables at each look.
create table claim.loss_line (
    what            text not null check (what in ('RETURNS', 'REFUSALS', 'ACTS')),
    -- of the return or the act, and its line
    document_id     bigint not null,
    line_id         bigint not null,
    happened_on     date not null,
    client_id       bigint not null,
    item_id         bigint not null,
    -- of a return why it came back, of an act what was wrong
    reason_id       bigint,
    kind            text,
    amount          numeric(19, 2) not null check (amount >= 0),
    primary key (what, line_id),
    check ((reason_id is null) = (what = 'ACTS')),
    check ((kind is null) = (what <> 'ACTS'))
);
create index on claim.loss_line (document_id);
create index loss_line_day on claim.loss_line (what, happened_on) include (client_id, item_id, reason_id, kind, amount);

create view claim.loss_now as
select case r.kind when 'RETURN' then 'RETURNS' else 'REFUSALS' end as what, r.id as document_id, l.id as line_id,
    r.requested_on as happened_on, o.client_id, p.item_id, l.reason_id, null as kind, round(l.counted * p.price, 2) as amount
from claim.goods_return r
join claim.return_line l on l.return_id = r.id
join ordering.delivery_line d on d.id = l.delivery_line_id
join ordering.order_line p on p.id = d.order_line_id
join ordering.sales_order o on o.id = p.order_id
where r.state <> 'REFUSED'
union all
select 'ACTS', a.id, l.id, a.drawn_on, o.client_id, p.item_id, null, l.kind, round(l.missing * p.price, 2)
from claim.discrepancy_act a
join claim.act_line l on l.act_id = a.id
join ordering.delivery_line d on d.id = l.delivery_line_id
join ordering.order_line p on p.id = d.order_line_id
join ordering.sales_order o on o.id = p.order_id
where a.state <> 'REJECTED';

-- Counts these documents anew: acts, or returns and refusals.
create function claim.count_losses(acts boolean, documents bigint[]) returns void
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    delete from claim.loss_line where document_id = any (documents) and (what = 'ACTS') = acts;
    insert into claim.loss_line (what, document_id, line_id, happened_on, client_id, item_id, reason_id, kind, amount)
    select what, document_id, line_id, happened_on, client_id, item_id, reason_id, kind, amount
    from claim.loss_now where document_id = any (documents) and (what = 'ACTS') = acts
    order by what, line_id;
end
$$;

create function claim.loss_of_document() returns trigger
    language plpgsql
as $$
begin
    perform claim.count_losses(tg_table_name = 'discrepancy_act', array[new.id]);
    return null;
end
$$;
create trigger loss_follows after update of state, requested_on on claim.goods_return
    for each row when ((old.state, old.requested_on) is distinct from (new.state, new.requested_on)) execute function claim.loss_of_document();
create trigger loss_follows after update of state, drawn_on on claim.discrepancy_act
    for each row when ((old.state, old.drawn_on) is distinct from (new.state, new.drawn_on)) execute function claim.loss_of_document();

create function claim.loss_of_return_lines() returns trigger
    language plpgsql
as $$
begin
    perform claim.count_losses(false, (select array_agg(distinct return_id) from changed));
    return null;
end
$$;
create trigger loss_follows_new after insert on claim.return_line
    referencing new table as changed for each statement execute function claim.loss_of_return_lines();
create trigger loss_follows after update on claim.return_line
    referencing new table as changed for each statement execute function claim.loss_of_return_lines();

create function claim.loss_of_act_lines() returns trigger
    language plpgsql
as $$
begin
    perform claim.count_losses(true, (select array_agg(distinct act_id) from changed));
    return null;
end
$$;
create trigger loss_follows_new after insert on claim.act_line
    referencing new table as changed for each statement execute function claim.loss_of_act_lines();
create trigger loss_follows after update on claim.act_line
    referencing new table as changed for each statement execute function claim.loss_of_act_lines();
create trigger loss_follows_gone after delete on claim.act_line
    referencing old table as changed for each statement execute function claim.loss_of_act_lines();

-- When two clients become one, or two again.
create function claim.move_losses() returns trigger
    language plpgsql
as $$
begin
    update claim.loss_line l set client_id = new.client_id
    from ordering.delivery_note n
    where n.order_id = new.id
        and (l.what = 'ACTS' and l.document_id in (select id from claim.discrepancy_act where note_id = n.id)
            or l.what <> 'ACTS' and l.document_id in (select id from claim.goods_return where note_id = n.id));
    return null;
end
$$;
create trigger losses_are_moved after update of client_id on ordering.sales_order
    for each row when (old.client_id <> new.client_id) execute function claim.move_losses();

insert into claim.loss_line (what, document_id, line_id, happened_on, client_id, item_id, reason_id, kind, amount)
select what, document_id, line_id, happened_on, client_id, item_id, reason_id, kind, amount from claim.loss_now;
