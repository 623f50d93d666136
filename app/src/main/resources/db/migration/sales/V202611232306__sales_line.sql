create schema sales;

-- A line of an invoice, or of a credit note as a negative line tied to what it returns where that is known.
-- Amounts are in the company's currency, without VAT.
create table sales.sales_line (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    site_id         bigint references account.site,
    item_id         bigint not null references catalog.item,
    document_no     text not null,
    line_no         integer not null,
    sold_on         date not null,
    quantity        numeric(14, 3) not null,
    net_amount      numeric(15, 2) not null,
    cost_amount     numeric(15, 2),
    kind            text not null check (kind in ('SALE', 'RETURN', 'ADJUSTMENT')),
    returns_id      bigint references sales.sales_line,
    batch_id        bigint,
    unique (document_no, line_no)
);
create index on sales.sales_line (client_id, sold_on desc, id desc);
create index on sales.sales_line (item_id, sold_on desc);
create index on sales.sales_line (site_id) where site_id is not null;
create index on sales.sales_line (returns_id) where returns_id is not null;
create index on sales.sales_line (batch_id) where batch_id is not null;

-- Rollups, kept in the transaction that changes the lines, rebuilt in bulk on import. Cost is known for costed_revenue.
create table sales.client_item_month (
    client_id       bigint not null references account.client,
    item_id         bigint not null references catalog.item,
    month           date not null check (extract(day from month) = 1),
    quantity        numeric(16, 3) not null,
    revenue         numeric(16, 2) not null,
    returned        numeric(16, 2) not null,
    margin          numeric(16, 2) not null,
    lines           integer not null,
    primary key (client_id, month, item_id)
);
create index on sales.client_item_month (item_id, month);

create table sales.client_month (
    client_id       bigint not null references account.client,
    month           date not null check (extract(day from month) = 1),
    revenue         numeric(16, 2) not null,
    returned        numeric(16, 2) not null,
    margin          numeric(16, 2) not null,
    documents       integer not null,
    primary key (client_id, month)
);
create index on sales.client_month (month);

-- The days on which a client bought goods: its rhythm is read from here.
create table sales.client_day (
    client_id       bigint not null references account.client,
    sold_on         date not null,
    revenue         numeric(16, 2) not null,
    margin          numeric(16, 2) not null,
    primary key (client_id, sold_on)
);

-- One row a client for lists: refreshed when its lines change and once a night, since "12 months" moves with the day.
create table sales.client_figure (
    client_id       bigint primary key references account.client,
    as_of           date not null,
    first_on        date,
    last_on         date,
    order_days      integer not null,
    median_gap      numeric(8, 1),
    revenue_12      numeric(16, 2) not null,
    revenue_before  numeric(16, 2) not null,
    margin_12       numeric(16, 2) not null,
    margin_before   numeric(16, 2) not null,
    revenue_month   numeric(16, 2) not null,
    revenue_month_before numeric(16, 2) not null
);
create index on sales.client_figure (revenue_12 desc, client_id desc);
create index on sales.client_figure (margin_12 desc, client_id desc);

create trigger audited_insert after insert on sales.sales_line referencing new table as new_rows
    for each statement execute function security.record_bulk_change('net_amount');
create trigger audited_update after update on sales.sales_line referencing new table as new_rows
    for each statement execute function security.record_bulk_change('net_amount');
create trigger audited_delete after delete on sales.sales_line referencing old table as old_rows
    for each statement execute function security.record_bulk_change('net_amount');
