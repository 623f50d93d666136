create schema catalog;

create table catalog.item_group (
    id          bigint generated always as identity primary key,
    code        text not null unique,
    name        text not null,
    parent_id   bigint references catalog.item_group,
    version     integer not null default 1
);
create index on catalog.item_group (parent_id);

create table catalog.item (
    id              bigint generated always as identity primary key,
    code            text not null unique,
    name            text not null,
    description     text,
    group_id        bigint references catalog.item_group,
    gtin            text check (gtin ~ '^[0-9]{8}$|^[0-9]{12,14}$'),
    unit_code       text not null default 'EA',
    -- a SERVICE is no goods: postage, discounts, manual corrections; it counts in revenue, never in range or rhythm
    kind            text not null default 'GOODS' check (kind in ('GOODS', 'SERVICE')),
    state           text not null default 'ACTIVE' check (state in ('ACTIVE', 'LEAVING', 'WITHDRAWN')),
    batch_id        bigint,
    version         integer not null default 1,
    created_at      timestamptz not null default now(),
    search          text not null generated always as (ext.folded(code || ' ' || name || ' ' || coalesce(gtin, ''))) stored
);
create unique index on catalog.item (gtin) where gtin is not null;
create index on catalog.item (group_id);
create index on catalog.item (name, id);
create index on catalog.item (batch_id) where batch_id is not null;
create index item_search on catalog.item using gin (search ext.gin_trgm_ops);

create table catalog.item_key (
    id          bigint generated always as identity primary key,
    item_id     bigint not null references catalog.item on delete cascade,
    source      text not null,
    key         text not null,
    unique (source, key)
);
create index on catalog.item_key (item_id);

create table catalog.pack (
    id          bigint generated always as identity primary key,
    item_id     bigint not null references catalog.item on delete cascade,
    unit_code   text not null,
    quantity    numeric(12, 3) not null check (quantity > 0),
    gtin        text check (gtin ~ '^[0-9]{8}$|^[0-9]{12,14}$'),
    unique (item_id, unit_code, quantity)
);

create table catalog.item_cost (
    item_id     bigint not null references catalog.item on delete cascade,
    valid_from  date not null,
    cost        numeric(15, 4) not null check (cost >= 0),
    generated   boolean not null default false,
    primary key (item_id, valid_from)
);

create table catalog.list_price (
    item_id     bigint not null references catalog.item on delete cascade,
    valid_from  date not null,
    price       numeric(15, 4) not null check (price >= 0),
    primary key (item_id, valid_from)
);

-- Which segments the item is meant for; an item without a row is for everybody.
create table catalog.range_membership (
    id          bigint generated always as identity primary key,
    item_id     bigint not null references catalog.item on delete cascade,
    segment     text not null,
    must_sell   boolean not null default false,
    unique (item_id, segment)
);

create table catalog.availability (
    item_id             bigint primary key references catalog.item on delete cascade,
    available_quantity  numeric(14, 3) not null default 0,
    expected_on         date,
    expected_quantity   numeric(14, 3) check (expected_quantity > 0),
    counted_at          timestamptz not null default now()
);

-- A demonstration sample: where it is, who has it until when, and what came of it.
create table catalog.sample (
    id              bigint generated always as identity primary key,
    item_id         bigint not null references catalog.item,
    serial          text not null unique,
    place           text not null,
    lent_to_id      bigint references account.client,
    lent_on         date,
    due_back_on     date,
    condition       text not null default 'NEW' check (condition in ('NEW', 'GOOD', 'WORN', 'DAMAGED')),
    outcome         text check (outcome in ('APPRAISAL', 'ACCEPTED', 'REFUSED')),
    version         integer not null default 1,
    check (lent_to_id is null or (lent_on is not null and due_back_on is not null))
);
create index on catalog.sample (item_id);
create index on catalog.sample (lent_to_id);

create trigger audited after insert or update or delete on catalog.item_group for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.item for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.item_key for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.pack for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.item_cost for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.list_price for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.range_membership for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.availability for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.sample for each row execute function security.record_change('lent_to_id');
