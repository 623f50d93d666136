-- What a client buys as one row a product, and the same of all clients of a portfolio: 12 calendar months that end with
-- the month of figures_day, beside the 12 before. A large client buys thousands of products, a portfolio all of them:
-- adding up their months at each look took up to three seconds.
create table sales.client_item (
    client_id       bigint not null,
    item_id         bigint not null,
    quantity        numeric(18, 3) not null,
    revenue         numeric(21, 4) not null,
    revenue_before  numeric(21, 4) not null,
    margin          numeric(21, 4) not null,
    returned        numeric(21, 4) not null,
    last_month      date not null,
    primary key (client_id, item_id)
);

create table sales.portfolio_item (
    portfolio_id    bigint not null references security.portfolio on delete cascade,
    item_id         bigint not null,
    -- how many bought it; a row of none is empty
    clients         integer not null,
    quantity        numeric(18, 3) not null,
    revenue         numeric(21, 4) not null,
    revenue_before  numeric(21, 4) not null,
    margin          numeric(21, 4) not null,
    returned        numeric(21, 4) not null,
    primary key (portfolio_id, item_id)
);
create index on sales.portfolio_item (portfolio_id, revenue desc, item_id desc) where clients > 0;

insert into sales.client_item (client_id, item_id, quantity, revenue, revenue_before, margin, returned, last_month)
select m.client_id, m.item_id,
    coalesce(sum(m.quantity) filter (where m.month > d.month - interval '12 months'), 0),
    coalesce(sum(m.revenue) filter (where m.month > d.month - interval '12 months'), 0),
    coalesce(sum(m.revenue) filter (where m.month <= d.month - interval '12 months'), 0),
    coalesce(sum(m.margin) filter (where m.month > d.month - interval '12 months'), 0),
    coalesce(sum(m.returned) filter (where m.month > d.month - interval '12 months'), 0),
    max(m.month)
from sales.client_item_month m
cross join (select date_trunc('month', as_of)::date as month from sales.figures_day) d
where m.month > d.month - interval '24 months' and m.month <= d.month
group by m.client_id, m.item_id
order by m.client_id, m.item_id;

insert into sales.portfolio_item
select f.portfolio_id, i.item_id, count(*), sum(i.quantity), sum(i.revenue), sum(i.revenue_before), sum(i.margin),
    sum(i.returned)
from sales.client_item i
join sales.client_figure f on f.client_id = i.client_id
where f.portfolio_id is not null and not f.merged
group by f.portfolio_id, i.item_id
order by f.portfolio_id, i.item_id;

-- Adds the rows "changed" to what their portfolios buy, or takes them off: the argument is the sign. Whoever writes has
-- written the clients' figures before: portfolios are always locked after the clients, in one order.
create function sales.carry_client_item() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
declare
    sign constant integer := tg_argv[0]::integer;
begin
    insert into sales.portfolio_item as p (portfolio_id, item_id, clients, quantity, revenue, revenue_before, margin, returned)
    select f.portfolio_id, c.item_id, sign * count(*), sign * sum(c.quantity), sign * sum(c.revenue),
        sign * sum(c.revenue_before), sign * sum(c.margin), sign * sum(c.returned)
    from changed c
    join sales.client_figure f on f.client_id = c.client_id
    where f.portfolio_id is not null and not f.merged
    group by f.portfolio_id, c.item_id
    order by f.portfolio_id, c.item_id
    on conflict (portfolio_id, item_id) do update set
        clients = p.clients + excluded.clients, quantity = p.quantity + excluded.quantity,
        revenue = p.revenue + excluded.revenue, revenue_before = p.revenue_before + excluded.revenue_before,
        margin = p.margin + excluded.margin, returned = p.returned + excluded.returned;
    return null;
end
$$;
create trigger carried_in after insert on sales.client_item referencing new table as changed
    for each statement execute function sales.carry_client_item('1');
create trigger carried_out after delete on sales.client_item referencing old table as changed
    for each statement execute function sales.carry_client_item('-1');

-- Clients that change hands take what they buy with them.
create function sales.hand_over_client_items() returns trigger
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    insert into sales.portfolio_item as p (portfolio_id, item_id, clients, quantity, revenue, revenue_before, margin, returned)
    select h.portfolio_id, i.item_id, sum(h.sign), sum(h.sign * i.quantity), sum(h.sign * i.revenue),
        sum(h.sign * i.revenue_before), sum(h.sign * i.margin), sum(h.sign * i.returned)
    from old_rows o
    join new_rows n on n.client_id = o.client_id
    cross join lateral (
        values (o.portfolio_id, o.merged, -1), (n.portfolio_id, n.merged, 1)
    ) h (portfolio_id, merged, sign)
    join sales.client_item i on i.client_id = o.client_id
    where (o.portfolio_id, o.merged) is distinct from (n.portfolio_id, n.merged)
        and h.portfolio_id is not null and not h.merged
    group by h.portfolio_id, i.item_id
    order by h.portfolio_id, i.item_id
    on conflict (portfolio_id, item_id) do update set
        clients = p.clients + excluded.clients, quantity = p.quantity + excluded.quantity,
        revenue = p.revenue + excluded.revenue, revenue_before = p.revenue_before + excluded.revenue_before,
        margin = p.margin + excluded.margin, returned = p.returned + excluded.returned;
    return null;
end
$$;
create trigger handed_over after update on sales.client_figure
    referencing old table as old_rows new table as new_rows
    for each statement execute function sales.hand_over_client_items();
