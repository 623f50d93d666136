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
    select n.id, n.order_id, o.client_id, n.item_id, date_trunc('month', p.reference_on)::date, p.reference_on,
        case when p.tolerance_percent = 100 then '-infinity' else p.reference_on + p.late_days + 1 end::date, p.level, 'SHORT',
        p.quantity, 0, 0, false, false
    from added n
    join ordering.sales_order o on o.id = n.order_id
    cross join lateral (
        select d.late_days, d.tolerance_percent, d.level,
            case d.reference when 'CONFIRMED' then coalesce(n.confirmed_quantity, 0) else n.quantity end as quantity,
            case d.reference when 'CONFIRMED' then n.confirmed_on else coalesce(o.requested_on, n.confirmed_on) end as reference_on
        from claim.service_definition d
        where (d.client_id = o.client_id or d.client_id is null)
            and d.valid_from <= date_trunc('month', coalesce(o.requested_on, n.confirmed_on))
        order by d.client_id is null, d.valid_from desc, d.id desc limit 1
    ) p
    where n.order_id = any (promised) and p.reference_on is not null and p.quantity > 0;
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
