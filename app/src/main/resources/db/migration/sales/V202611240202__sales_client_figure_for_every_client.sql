-- Every client has its row of figures, be they zero: lists join it without asking whether it is there.
create function sales.add_client_figure() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    insert into sales.client_figure (client_id, as_of, order_days, revenue_12, revenue_before, margin_12, margin_before, revenue_month, revenue_month_before)
    select id, current_date, 0, 0, 0, 0, 0, 0, 0 from new_rows
    on conflict do nothing;
    return null;
end
$$;
create trigger figures after insert on account.client referencing new table as new_rows
    for each statement execute function sales.add_client_figure();
create index on sales.client_figure (last_on desc, client_id desc);
