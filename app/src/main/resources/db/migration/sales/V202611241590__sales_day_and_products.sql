-- The day the figures of all clients are told as of: today, or the last day of sales where they end earlier. One row.
create table sales.figures_day (
    one             boolean primary key default true check (one),
    as_of           date not null
);

-- What the whole company sold of a product in a month: the list of products never adds up every client's months.
create table sales.item_month (
    item_id         bigint not null,
    month           date not null check (extract(day from month) = 1),
    quantity        numeric(18, 3) not null,
    revenue         numeric(21, 4) not null,
    returned        numeric(21, 4) not null,
    margin          numeric(21, 4) not null,
    clients         integer not null,
    primary key (item_id, month)
);
create index on sales.item_month (month);

insert into sales.item_month (item_id, month, quantity, revenue, returned, margin, clients)
select item_id, month, sum(quantity), sum(revenue), sum(returned), sum(margin), count(*) from sales.client_item_month group by 1, 2;

-- The lines of everybody, newest first.
create index on sales.sales_line (sold_on desc, id desc);
create index on sales.sales_line (kind, sold_on desc, id desc) where kind <> 'SALE';

-- An invoice or a credit note (UBL 380 and 381): what was credited is told by the document, what came back by the line.
alter table sales.sales_line add document_type text not null default 'INVOICE' check (document_type in ('INVOICE', 'CREDIT_NOTE'));
update sales.sales_line set document_type = 'CREDIT_NOTE' where document_no in (
    select document_no from sales.sales_line group by document_no having bool_and(quantity < 0));

-- Rollups are counted from lines, and the lines name only what exists: a rebuild need not look it up for each row.
alter table sales.client_item_month drop constraint client_item_month_client_id_fkey, drop constraint client_item_month_item_id_fkey;
alter table sales.client_month drop constraint client_month_client_id_fkey;
alter table sales.client_day drop constraint client_day_client_id_fkey;

create function sales.analyze_lines() returns void
    language sql security definer set search_path = pg_catalog
    as 'analyze sales.sales_line, account.client, catalog.item';
