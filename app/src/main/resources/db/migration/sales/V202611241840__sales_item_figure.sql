-- One row a product for the list of what was sold: 12 calendar months that end with the month of figures_day, beside the 12 before.
create table sales.item_figure (
    item_id         bigint primary key,
    quantity        numeric(18, 3) not null,
    revenue         numeric(21, 4) not null,
    revenue_before  numeric(21, 4) not null,
    margin          numeric(21, 4) not null,
    returned        numeric(21, 4) not null,
    last_month      date not null
);
create index on sales.item_figure (revenue desc, item_id desc);

insert into sales.item_figure (item_id, quantity, revenue, revenue_before, margin, returned, last_month)
select m.item_id,
    coalesce(sum(m.quantity) filter (where m.month > d.month - interval '12 months'), 0),
    coalesce(sum(m.revenue) filter (where m.month > d.month - interval '12 months'), 0),
    coalesce(sum(m.revenue) filter (where m.month <= d.month - interval '12 months'), 0),
    coalesce(sum(m.margin) filter (where m.month > d.month - interval '12 months'), 0),
    coalesce(sum(m.returned) filter (where m.month > d.month - interval '12 months'), 0),
    max(m.month)
from sales.item_month m
cross join (select date_trunc('month', as_of)::date as month from sales.figures_day) d
where m.month > d.month - interval '24 months' and m.month <= d.month
group by m.item_id;
