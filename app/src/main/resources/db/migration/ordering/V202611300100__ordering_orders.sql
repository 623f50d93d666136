create schema ordering;

-- What a client wants of us. Amounts are the sums of its lines, kept in the transaction that writes them.
create table ordering.sales_order (
    id                  bigint generated always as identity primary key,
    client_id           bigint not null references account.client,
    currency            char(3) not null,
    -- ours, from the first submission on
    number              text unique,
    -- the client's own number
    customer_reference  text,
    state               text not null default 'DRAFT' check (state in ('DRAFT', 'IN_APPROVAL', 'SUBMITTED', 'QUESTIONED',
        'CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED', 'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED', 'CANCELLED')),
    requested_on        date,
    note                text,
    priced_on           date not null,
    net_amount          numeric(17, 2) not null default 0 check (net_amount >= 0),
    vat_amount          numeric(17, 2) not null default 0 check (vat_amount >= 0),
    gross_amount        numeric(17, 2) not null generated always as (net_amount + vat_amount) stored,
    -- what was confirmed, with tax: so much credit is taken up
    confirmed_amount    numeric(17, 2) not null default 0 check (confirmed_amount >= 0),
    line_count          integer not null default 0,
    -- the discounts somebody with the right agreed, as they were asked for; others are asked anew
    agreed_discounts    text,
    entered_by_id       bigint not null references security.app_user,
    entered_on          date not null,
    entered_at          timestamptz not null default now(),
    submitted_at        timestamptz,
    claimed_by_id       bigint references security.app_user,
    claimed_at          timestamptz,
    answered_at         timestamptz,
    source              text,
    external_key        text,
    version             integer not null default 1,
    search              text not null generated always as
        (ext.folded(coalesce(number, '') || ' ' || coalesce(customer_reference, ''))) stored,
    check ((state = 'DRAFT') or number is not null or state = 'CANCELLED'),
    check ((source is null) = (external_key is null)),
    check (claimed_by_id is null or state in ('SUBMITTED', 'QUESTIONED', 'CONFIRMED', 'PARTLY_CONFIRMED', 'REFUSED',
        'IN_DELIVERY', 'DELIVERED', 'INVOICED', 'SETTLED', 'CANCELLED'))
);
create unique index sales_order_key on ordering.sales_order (source, external_key) where source is not null;
create index on ordering.sales_order (client_id, id desc);
create index on ordering.sales_order (entered_on desc, id desc);
create index sales_order_queue on ordering.sales_order (submitted_at, id) where state = 'SUBMITTED';
create index on ordering.sales_order (entered_by_id);
create index on ordering.sales_order (claimed_by_id);
create index sales_order_search on ordering.sales_order using gin (search ext.gin_trgm_ops);

create table ordering.order_line (
    id                  bigint generated always as identity primary key,
    order_id            bigint not null references ordering.sales_order on delete cascade,
    line_no             integer not null check (line_no > 0),
    item_id             bigint not null references catalog.item,
    quantity            numeric(12, 3) not null check (quantity > 0),
    unit_code           text not null,
    -- of one unit: what the rules say, and less the discount what is charged
    base_price          numeric(15, 4) not null check (base_price >= 0),
    price_source        text not null check (price_source in ('AGREED', 'COLUMN', 'LIST_PRICE')),
    price_column        text,
    discount_percent    numeric(7, 4) not null default 0 check (discount_percent between 0 and 100),
    price               numeric(15, 4) not null check (price between 0 and base_price),
    -- null where no rate is written for the client's country
    vat_rate            numeric(5, 2) check (vat_rate between 0 and 100),
    net_amount          numeric(17, 2) not null check (net_amount >= 0),
    confirmed_quantity  numeric(12, 3) check (confirmed_quantity between 0 and quantity),
    confirmed_on        date,
    refusal             text check (refusal in ('OUT_OF_STOCK', 'DISCONTINUED', 'PRICE', 'QUANTITY', 'CREDIT', 'OTHER')),
    unique (order_id, line_no),
    -- what is confirmed short says why, what is confirmed at all says when
    check (confirmed_quantity is null or (refusal is null) = (confirmed_quantity = quantity)),
    check (confirmed_quantity is null or (confirmed_on is null) = (confirmed_quantity = 0))
);
create index on ordering.order_line (item_id);

-- Who changed an order from what to what, when, and why: only ever added to.
create table ordering.order_event (
    id                  bigint generated always as identity primary key,
    order_id            bigint not null references ordering.sales_order on delete cascade,
    at                  timestamptz not null,
    by_id               bigint not null references security.app_user,
    step                text not null,
    from_state          text not null,
    to_state            text not null,
    note                text
);
create index on ordering.order_event (order_id, id);
create index on ordering.order_event (by_id);

create function ordering.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'The trail of an order is only added to';
end
$$;
create trigger trail_stands before update or delete on ordering.order_event for each row execute function ordering.refuse_change();

create trigger audited after insert or update or delete on ordering.sales_order for each row execute function security.record_change('client_id');
-- A draft's lines are typed over many times; what counts of them is what support answered.
create trigger audited_update after update of confirmed_quantity, confirmed_on, refusal on ordering.order_line
    for each row execute function security.record_change('');
create trigger audited_insert after insert on ordering.order_event for each row execute function security.record_change('');
