-- How each promised line turned out, and what that comes to for a client in a month: kept in the statement that changes an
-- order, its delivery, an act, a definition or a cause, so that no look adds up a hundred thousand lines.

create table claim.service_line (
    order_line_id   bigint primary key references ordering.order_line,
    order_id        bigint not null,
    client_id       bigint not null,
    item_id         bigint not null,
    month           date not null check (extract(day from month) = 1),
    reference_on    date not null,
    -- the first day on which nothing that still comes can make it better: of a full line always, else after its window
    counts_from     date not null,
    level           text not null check (level in ('ORDER', 'LINE', 'CASE')),
    outcome         text not null check (outcome in ('FULFILLED', 'UNTIMELY', 'SHORT')),
    quantity        numeric(12, 3) not null check (quantity > 0),
    -- at most what was promised: what came in its window, and what came the first time
    timely          numeric(12, 3) not null check (timely <= quantity),
    first_time      numeric(12, 3) not null check (first_time <= quantity),
    complete        boolean not null,
    explained       boolean not null
);
create index on claim.service_line (order_id);
create index service_line_product on claim.service_line (month, item_id, order_id)
    include (client_id, counts_from, level, outcome, quantity, timely, first_time, complete, explained);
create index service_line_miss on claim.service_line (month, explained, order_line_id) where outcome <> 'FULFILLED';

-- What begins to count on a day; a sum as of a day is of what began until then. An order that is counted as a whole
-- begins with its first line, and is no longer fulfilled from its first miss on.
create table claim.service_month (
    month           date not null check (extract(day from month) = 1),
    client_id       bigint not null,
    counts_from     date not null,
    lines           integer not null,
    counted         numeric(19, 3) not null,
    fulfilled       numeric(19, 3) not null,
    complete_lines  integer not null,
    units           numeric(19, 3) not null,
    first_units     numeric(19, 3) not null,
    misses          integer not null,
    explained       integer not null,
    primary key (month, client_id, counts_from)
);
create index on claim.service_month (client_id, month);

-- Without tax at the prices of the order: what left for a client on a day, which losses are a share of.
create table claim.delivered_day (
    client_id       bigint not null,
    delivered_on    date not null,
    amount          numeric(19, 2) not null,
    primary key (delivered_on, client_id)
);
create index on claim.delivered_day (client_id, delivered_on);

-- The rule of analytics.service as a statement; a test holds one against the other.
create view claim.service_verdict as
select l.id as order_line_id, l.order_id, o.client_id, l.item_id, date_trunc('month', p.reference_on)::date as month, p.reference_on,
    case when s.accepted >= p.enough then '-infinity' else p.reference_on + d.late_days + 1 end::date as counts_from, d.level,
    case when s.accepted <= 0 or s.accepted < p.enough and s.timely < p.enough then 'SHORT'
        when s.timely >= p.enough then 'FULFILLED'
        else 'UNTIMELY' end as outcome,
    p.quantity, least(s.timely, p.quantity) as timely, least(s.first_time, p.quantity) as first_time,
    s.accepted >= p.quantity as complete, exists (select from claim.miss_cause m where m.order_line_id = l.id) as explained
from ordering.sales_order o
join ordering.order_line l on l.order_id = o.id
cross join lateral (
    select * from claim.service_definition
    where (client_id = o.client_id or client_id is null)
        and valid_from <= date_trunc('month', coalesce(o.requested_on, l.confirmed_on))
    order by client_id is null, valid_from desc, id desc limit 1
) d
cross join lateral (
    select q.quantity, q.quantity * (100 - d.tolerance_percent) / 100 as enough,
        case d.reference when 'CONFIRMED' then l.confirmed_on else coalesce(o.requested_on, l.confirmed_on) end as reference_on
    from (select case d.reference when 'CONFIRMED' then coalesce(l.confirmed_quantity, 0) else l.quantity end as quantity) q
) p
cross join lateral (
    select coalesce(sum(t.took), 0) as accepted, coalesce(sum(t.took) filter (where t.signed_on = t.first_on), 0) as first_time,
        coalesce(sum(t.took) filter (where t.signed_on between p.reference_on - d.early_days and p.reference_on + d.late_days), 0) as timely
    from (
        select n.signed_on, min(n.signed_on) over () as first_on, coalesce(v.accepted_quantity, 0) - coalesce((
            select sum(a.missing) from claim.act_line a join claim.discrepancy_act c on c.id = a.act_id
            where a.delivery_line_id = v.id and a.discovered = 'LATER' and c.state in ('SIGNED', 'SETTLED')), 0) as took
        from ordering.delivery_line v join ordering.delivery_note n on n.id = v.note_id
        where v.order_line_id = l.id and n.signed_on is not null
    ) t
) s
where o.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')
    and p.reference_on is not null and p.quantity > 0;

-- What the lines of one order add to the sums.
create view claim.service_part as
select order_id, month, client_id, counts_from, sum(lines)::integer as lines, sum(counted) as counted, sum(fulfilled) as fulfilled,
    sum(complete_lines)::integer as complete_lines, sum(units) as units, sum(first_units) as first_units,
    sum(misses)::integer as misses, sum(explained)::integer as explained
from (
    select order_id, month, client_id, counts_from, 1 as lines,
        case level when 'LINE' then 1 when 'CASE' then quantity else 0 end as counted,
        case level when 'LINE' then (outcome = 'FULFILLED')::integer when 'CASE' then timely else 0 end as fulfilled,
        complete::integer as complete_lines, quantity as units, first_time as first_units,
        (outcome <> 'FULFILLED')::integer as misses, (outcome <> 'FULFILLED' and explained)::integer as explained
    from claim.service_line
    union all
    select order_id, month, client_id, min(counts_from), 0, 1, 1, 0, 0, 0, 0, 0
    from claim.service_line where level = 'ORDER' group by 1, 2, 3
    union all
    select order_id, month, client_id, min(counts_from), 0, 0, -1, 0, 0, 0, 0, 0
    from claim.service_line where level = 'ORDER' and outcome <> 'FULFILLED' group by 1, 2, 3
) p
group by 1, 2, 3, 4;

-- Judges all lines of these orders anew. The order is held, so that two deliveries of one see each other; definitions stand
-- still meanwhile. Locks: order, ledger, then these sums, in the order of their keys.
create function claim.judge_orders(orders bigint[]) returns void
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    was claim.service_part[];
begin
    if orders is null then
        return;
    end if;
    perform from ordering.sales_order where id = any (orders) order by id for no key update;
    perform pg_advisory_xact_lock_shared(hashtext('claim.service_definition'));
    select array_agg(p) into was from claim.service_part p where p.order_id = any (orders);
    with verdicts as materialized (
        select * from claim.service_verdict where order_id = any (orders)
    ), gone as (
        delete from claim.service_line l
        where l.order_id = any (orders) and not exists (select from verdicts v where v.order_line_id = l.order_line_id)
    )
    insert into claim.service_line as l
    select order_line_id, order_id, client_id, item_id, month, reference_on, counts_from, level, outcome, quantity, timely, first_time,
        complete, explained
    from verdicts order by order_line_id
    on conflict (order_line_id) do update set client_id = excluded.client_id, item_id = excluded.item_id, month = excluded.month,
        reference_on = excluded.reference_on, counts_from = excluded.counts_from, level = excluded.level, outcome = excluded.outcome,
        quantity = excluded.quantity, timely = excluded.timely, first_time = excluded.first_time, complete = excluded.complete,
        explained = excluded.explained
    where (l.client_id, l.item_id, l.reference_on, l.counts_from, l.level, l.outcome, l.quantity, l.timely, l.first_time,
            l.complete, l.explained)
        is distinct from (excluded.client_id, excluded.item_id, excluded.reference_on, excluded.counts_from, excluded.level,
            excluded.outcome, excluded.quantity, excluded.timely, excluded.first_time, excluded.complete, excluded.explained);
    insert into claim.service_month as k (month, client_id, counts_from, lines, counted, fulfilled, complete_lines, units, first_units,
        misses, explained)
    select month, client_id, counts_from, sum(sign * lines), sum(sign * counted), sum(sign * fulfilled), sum(sign * complete_lines),
        sum(sign * units), sum(sign * first_units), sum(sign * misses), sum(sign * explained)
    from (
        select 1 as sign, * from claim.service_part where order_id = any (orders)
        union all
        select -1, * from unnest(was)
    ) p
    group by 1, 2, 3
    having (sum(sign * lines), sum(sign * counted), sum(sign * fulfilled), sum(sign * complete_lines), sum(sign * units),
        sum(sign * first_units), sum(sign * misses), sum(sign * explained)) <> (0, 0, 0, 0, 0, 0, 0, 0)
    order by 1, 2, 3
    on conflict (month, client_id, counts_from) do update set lines = k.lines + excluded.lines, counted = k.counted + excluded.counted,
        fulfilled = k.fulfilled + excluded.fulfilled, complete_lines = k.complete_lines + excluded.complete_lines,
        units = k.units + excluded.units, first_units = k.first_units + excluded.first_units, misses = k.misses + excluded.misses,
        explained = k.explained + excluded.explained;
end
$$;

create function claim.judge_order() returns trigger
    language plpgsql
as $$
begin
    perform claim.judge_orders(array[new.id]);
    return null;
end
$$;
-- Of steps only those that begin or end a promise: what is invoiced or settled changes nothing, and holds other locks.
create trigger service_follows_order after update of state, requested_on, client_id on ordering.sales_order
    for each row when ((old.requested_on, old.client_id) is distinct from (new.requested_on, new.client_id)
        or (old.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED'))
            <> (new.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')))
    execute function claim.judge_order();

create function claim.judge_lines() returns trigger
    language plpgsql
as $$
begin
    perform claim.judge_orders((
        select array_agg(distinct n.order_id) from added n join removed o on o.id = n.id
        where (o.item_id, o.quantity, o.confirmed_quantity, o.confirmed_on)
            is distinct from (n.item_id, n.quantity, n.confirmed_quantity, n.confirmed_on)));
    return null;
end
$$;
create trigger service_follows_line after update on ordering.order_line
    referencing old table as removed new table as added for each statement execute function claim.judge_lines();

create function claim.judge_note() returns trigger
    language plpgsql
as $$
begin
    perform claim.judge_orders(array[new.order_id]);
    return null;
end
$$;
create trigger service_follows_note after update of signed_on on ordering.delivery_note
    for each row when (old.signed_on is distinct from new.signed_on) execute function claim.judge_note();

-- What is not signed for yet is judged when it is.
create function claim.judge_deliveries() returns trigger
    language plpgsql
as $$
begin
    perform claim.judge_orders((
        select array_agg(distinct n.order_id) from added d join ordering.delivery_note n on n.id = d.note_id
        where n.signed_on is not null));
    return null;
end
$$;
create trigger service_follows_delivery after insert on ordering.delivery_line
    referencing new table as added for each statement execute function claim.judge_deliveries();
create trigger service_follows_acceptance after update on ordering.delivery_line
    referencing new table as added for each statement execute function claim.judge_deliveries();

create function claim.judge_act() returns trigger
    language plpgsql
as $$
begin
    perform claim.judge_orders((
        select array_agg(distinct l.order_id) from claim.act_line a
        join ordering.delivery_line d on d.id = a.delivery_line_id join ordering.order_line l on l.id = d.order_line_id
        where a.act_id = new.id));
    return null;
end
$$;
create trigger service_follows_act after update of state on claim.discrepancy_act
    for each row when ((old.state in ('SIGNED', 'SETTLED')) <> (new.state in ('SIGNED', 'SETTLED'))) execute function claim.judge_act();

create function claim.judge_cause() returns trigger
    language plpgsql
as $$
begin
    perform claim.judge_orders((select array_agg(order_id) from ordering.order_line where id = new.order_line_id));
    return null;
end
$$;
create trigger service_follows_cause after insert on claim.miss_cause for each row execute function claim.judge_cause();

-- Nobody judges while what counts is changed; then everything it may concern is judged by it.
create function claim.hold_judgement() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('claim.service_definition'));
    return null;
end
$$;
create trigger service_waits before insert or update or delete on claim.service_definition
    for each statement execute function claim.hold_judgement();

create function claim.judge_definition() returns trigger
    language plpgsql
as $$
declare
    defined claim.service_definition[] := array_remove(array[
        case when tg_op <> 'INSERT' then old end, case when tg_op <> 'DELETE' then new end], null);
begin
    perform claim.judge_orders((
        select array_agg(o.id) from ordering.sales_order o
        where o.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')
            and exists (
                select from unnest(defined) d
                where (d.client_id is null or d.client_id = o.client_id)
                    and (o.requested_on is null or o.requested_on >= d.valid_from))));
    return null;
end
$$;
create trigger service_follows_definition after insert or update or delete on claim.service_definition
    for each row execute function claim.judge_definition();

create function claim.count_left() returns trigger
    language plpgsql
as $$
begin
    insert into claim.delivered_day as k (client_id, delivered_on, amount)
    select o.client_id, n.delivered_on, sum(round(d.quantity * l.price, 2))
    from added d join ordering.delivery_note n on n.id = d.note_id
    join ordering.order_line l on l.id = d.order_line_id join ordering.sales_order o on o.id = n.order_id
    group by 1, 2 order by 2, 1
    on conflict (delivered_on, client_id) do update set amount = k.amount + excluded.amount;
    return null;
end
$$;
create trigger left_is_counted after insert on ordering.delivery_line
    referencing new table as added for each statement execute function claim.count_left();

-- When two clients become one, or two again.
create function claim.move_left() returns trigger
    language plpgsql
as $$
begin
    insert into claim.delivered_day as k (client_id, delivered_on, amount)
    select w.client_id, n.delivered_on, w.sign * sum(round(d.quantity * l.price, 2))
    from ordering.delivery_note n join ordering.delivery_line d on d.note_id = n.id
    join ordering.order_line l on l.id = d.order_line_id
    cross join (values (old.client_id, -1), (new.client_id, 1)) as w (client_id, sign)
    where n.order_id = new.id
    group by w.client_id, n.delivered_on, w.sign order by 2, 1
    on conflict (delivered_on, client_id) do update set amount = k.amount + excluded.amount;
    return null;
end
$$;
create trigger left_is_moved after update of client_id on ordering.sales_order
    for each row when (old.client_id <> new.client_id) execute function claim.move_left();

select claim.judge_orders((select array_agg(id) from ordering.sales_order
    where state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')));
insert into claim.delivered_day (client_id, delivered_on, amount)
select o.client_id, n.delivered_on, sum(round(d.quantity * l.price, 2))
from ordering.delivery_note n join ordering.delivery_line d on d.note_id = n.id
join ordering.order_line l on l.id = d.order_line_id join ordering.sales_order o on o.id = n.order_id
group by 1, 2;
