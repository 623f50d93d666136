-- What is promised of a line, and by which definition it is measured.
create view claim.line_promise as
select l.id as order_line_id, l.order_id, o.client_id, l.item_id, p.reference_on, p.quantity,
    p.quantity * (100 - d.tolerance_percent) / 100 as enough, d.early_days, d.late_days, d.level
from ordering.sales_order o
join ordering.order_line l on l.order_id = o.id
cross join lateral (
    select * from claim.service_definition
    where (client_id = o.client_id or client_id is null)
        and valid_from <= date_trunc('month', coalesce(o.requested_on, l.confirmed_on))
    order by client_id is null, valid_from desc, id desc limit 1
) d
cross join lateral (
    select case d.reference when 'CONFIRMED' then coalesce(l.confirmed_quantity, 0) else l.quantity end as quantity,
        case d.reference when 'CONFIRMED' then l.confirmed_on else coalesce(o.requested_on, l.confirmed_on) end as reference_on
) p
where o.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')
    and p.reference_on is not null and p.quantity > 0;

create or replace view claim.service_verdict as
select p.order_line_id, p.order_id, p.client_id, p.item_id, date_trunc('month', p.reference_on)::date as month, p.reference_on,
    case when s.accepted >= p.enough then '-infinity' else p.reference_on + p.late_days + 1 end::date as counts_from, p.level,
    case when s.accepted <= 0 or s.accepted < p.enough and s.timely < p.enough then 'SHORT'
        when s.timely >= p.enough then 'FULFILLED'
        else 'UNTIMELY' end as outcome,
    p.quantity, least(s.timely, p.quantity) as timely, least(s.first_time, p.quantity) as first_time,
    s.accepted >= p.quantity as complete,
    exists (select from claim.miss_cause m where m.order_line_id = p.order_line_id) as explained
from claim.line_promise p
cross join lateral (
    select coalesce(sum(t.took), 0) as accepted, coalesce(sum(t.took) filter (where t.signed_on = t.first_on), 0) as first_time,
        coalesce(sum(t.took) filter (where t.signed_on between p.reference_on - p.early_days and p.reference_on + p.late_days), 0) as timely
    from (
        select n.signed_on, min(n.signed_on) over () as first_on, coalesce(v.accepted_quantity, 0) - coalesce((
            select sum(a.missing) from claim.act_line a join claim.discrepancy_act c on c.id = a.act_id
            where a.delivery_line_id = v.id and a.discovered = 'LATER' and c.state in ('SIGNED', 'SETTLED')), 0) as took
        from ordering.delivery_line v join ordering.delivery_note n on n.id = v.note_id
        where v.order_line_id = p.order_line_id and n.signed_on is not null
    ) t
) s;

-- Of a line that comes confirmed nothing has left, and no act or cause can name it: how it stands follows from what is
-- promised, and is written without looking for what came. Judging such an order took a quarter of what writing it took. Where
-- lines of the order stand already all are judged together, for an order counted as a whole begins with its first line.
create or replace function claim.judge_new_lines() returns trigger
    language plpgsql
    set plan_cache_mode = force_generic_plan
as $$
declare
    promised bigint[] := (
        select array_agg(distinct n.order_id) from added n join ordering.sales_order s on s.id = n.order_id
        where s.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED'));
begin
    if promised is null then
        return null;
    end if;
    if exists (select from claim.service_line where order_id = any (promised)) then
        perform claim.judge_orders(promised);
        return null;
    end if;
    perform pg_advisory_xact_lock_shared(hashtext('claim.service_definition'));
    insert into claim.service_line (order_line_id, order_id, client_id, item_id, month, reference_on, counts_from, level, outcome,
        quantity, timely, first_time, complete, explained)
    select order_line_id, order_id, client_id, item_id, date_trunc('month', reference_on)::date, reference_on,
        case when enough <= 0 then '-infinity' else reference_on + late_days + 1 end::date, level, 'SHORT', quantity, 0, 0, false, false
    from claim.line_promise where order_id = any (promised) order by order_line_id;
    insert into claim.service_month as k (month, client_id, counts_from, lines, counted, fulfilled, complete_lines, units, first_units,
        misses, explained)
    select month, client_id, counts_from, sum(lines), sum(counted), sum(fulfilled), sum(complete_lines), sum(units), sum(first_units),
        sum(misses), sum(explained)
    from claim.service_part where order_id = any (promised)
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (month, client_id, counts_from) do update set lines = k.lines + excluded.lines, counted = k.counted + excluded.counted,
        fulfilled = k.fulfilled + excluded.fulfilled, complete_lines = k.complete_lines + excluded.complete_lines,
        units = k.units + excluded.units, first_units = k.first_units + excluded.first_units, misses = k.misses + excluded.misses,
        explained = k.explained + excluded.explained;
    return null;
end
$$;
