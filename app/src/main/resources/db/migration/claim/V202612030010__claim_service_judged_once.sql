-- An answer writes its lines before the order is confirmed: nothing of it is promised yet, and the step that follows judges all
-- lines at once. The plan for a few orders is kept, for making it takes longer than going by it; what judges many orders,
-- after a definition has changed, still plans for them.
create or replace function claim.judge_lines() returns trigger
    language plpgsql
    set plan_cache_mode = force_generic_plan
as $$
begin
    perform claim.judge_orders((
        select array_agg(distinct n.order_id) from added n join removed o on o.id = n.id
            join ordering.sales_order s on s.id = n.order_id
        where (o.item_id, o.quantity, o.confirmed_quantity, o.confirmed_on)
                is distinct from (n.item_id, n.quantity, n.confirmed_quantity, n.confirmed_on)
            and s.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')));
    return null;
end
$$;

alter function claim.judge_order() set plan_cache_mode = force_generic_plan;
alter function claim.judge_note() set plan_cache_mode = force_generic_plan;
alter function claim.judge_deliveries() set plan_cache_mode = force_generic_plan;
