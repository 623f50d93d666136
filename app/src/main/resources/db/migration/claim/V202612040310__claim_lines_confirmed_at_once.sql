-- Lines that come confirmed are judged when they come: nothing follows that would.
create function claim.judge_new_lines() returns trigger
    language plpgsql
    set plan_cache_mode = force_generic_plan
as $$
begin
    perform claim.judge_orders((
        select array_agg(distinct n.order_id) from added n join ordering.sales_order s on s.id = n.order_id
        where s.state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED')));
    return null;
end
$$;
create trigger service_follows_new_line after insert on ordering.order_line referencing new table as added
    for each statement execute function claim.judge_new_lines();
