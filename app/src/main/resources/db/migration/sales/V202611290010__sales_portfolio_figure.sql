-- The sums of all clients of a portfolio, kept in the statement that changes a client's figures: who leads a hundred
-- thousand clients opens Today without adding them up.

-- Silent longer than 1.5 of its own order gaps, and not yet lost (400 days): lists of the quiet read an index.
alter table sales.client_figure
    add quiet boolean not null generated always as (
        coalesce(order_days >= 4 and as_of - last_on > median_gap * 1.5 and as_of - last_on < 400, false)) stored;
create index on sales.client_figure (revenue_12 desc, client_id) where quiet;
create index on sales.client_figure ((revenue_12 - revenue_before) desc, client_id);

-- Whose the figures are, kept as in account.client, so that a change of hands moves the sums.
alter table sales.client_figure
    add portfolio_id bigint references security.portfolio,
    add merged boolean not null default false;
update sales.client_figure f set portfolio_id = c.portfolio_id, merged = c.merged_into_id is not null
from account.client c where c.id = f.client_id;
create index on sales.client_figure (portfolio_id);

create or replace function sales.add_client_figure() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    insert into sales.client_figure (client_id, as_of, order_days, revenue_12, revenue_before, margin_12, margin_before,
        revenue_month, revenue_month_before, portfolio_id, merged)
    select id, current_date, 0, 0, 0, 0, 0, 0, 0, portfolio_id, merged_into_id is not null from new_rows
    on conflict do nothing;
    return null;
end
$$;

create function sales.follow_client() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    update sales.client_figure f
    set portfolio_id = n.portfolio_id, merged = n.merged_into_id is not null
    from new_rows n
    where f.client_id = n.id
        and (f.portfolio_id, f.merged) is distinct from (n.portfolio_id, n.merged_into_id is not null);
    return null;
end
$$;
create trigger figures_follow after update on account.client referencing new table as new_rows
    for each statement execute function sales.follow_client();

create table sales.portfolio_figure (
    -- null: the clients that stand in no portfolio
    portfolio_id    bigint references security.portfolio on delete cascade,
    clients         integer not null,
    active          integer not null,
    quiet           integer not null,
    revenue_12      numeric(21, 4) not null,
    revenue_before  numeric(21, 4) not null,
    margin_12       numeric(21, 4) not null,
    revenue_month   numeric(21, 4) not null,
    revenue_month_before numeric(21, 4) not null,
    unique nulls not distinct (portfolio_id)
);

-- Adds the rows "changed" to their portfolios, or takes them off: the argument is the sign.
create function sales.count_portfolio() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    insert into sales.portfolio_figure as p (portfolio_id, clients, active, quiet, revenue_12, revenue_before, margin_12,
        revenue_month, revenue_month_before)
    select portfolio_id, tg_argv[0]::integer * count(*), tg_argv[0]::integer * count(*) filter (where revenue_12 > 0),
        tg_argv[0]::integer * count(*) filter (where quiet), tg_argv[0]::integer * sum(revenue_12),
        tg_argv[0]::integer * sum(revenue_before), tg_argv[0]::integer * sum(margin_12),
        tg_argv[0]::integer * sum(revenue_month), tg_argv[0]::integer * sum(revenue_month_before)
    from changed
    where not merged
    group by portfolio_id
    order by portfolio_id
    on conflict (portfolio_id) do update set
        clients = p.clients + excluded.clients, active = p.active + excluded.active, quiet = p.quiet + excluded.quiet,
        revenue_12 = p.revenue_12 + excluded.revenue_12, revenue_before = p.revenue_before + excluded.revenue_before,
        margin_12 = p.margin_12 + excluded.margin_12, revenue_month = p.revenue_month + excluded.revenue_month,
        revenue_month_before = p.revenue_month_before + excluded.revenue_month_before;
    return null;
end
$$;
create trigger counted_in after insert on sales.client_figure referencing new table as changed
    for each statement execute function sales.count_portfolio('1');
create trigger counted_out after delete on sales.client_figure referencing old table as changed
    for each statement execute function sales.count_portfolio('-1');
create trigger counted_before after update on sales.client_figure referencing old table as changed
    for each statement execute function sales.count_portfolio('-1');
create trigger counted_now after update on sales.client_figure referencing new table as changed
    for each statement execute function sales.count_portfolio('1');

insert into sales.portfolio_figure
select portfolio_id, count(*), count(*) filter (where revenue_12 > 0), count(*) filter (where quiet), sum(revenue_12),
    sum(revenue_before), sum(margin_12), sum(revenue_month), sum(revenue_month_before)
from sales.client_figure
where not merged
group by portfolio_id;
