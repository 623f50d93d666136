create schema account;

create table account.client (
    id              bigint generated always as identity primary key,
    code            text not null unique,
    name            text not null check (name <> ''),
    legal_name      text,
    country         char(2) not null,
    tax_number      text,
    registry_number text,
    state           text not null default 'CLIENT' check (state in ('PROSPECT', 'CLIENT', 'ARCHIVED')),
    segment         text,
    channel         text,
    size_class      text,
    potential       numeric(15, 2) check (potential >= 0),
    needs           text,
    source          text,
    phone           text,
    email           text,
    website         text,
    portfolio_id    bigint references security.portfolio,
    client_since    date,
    merged_into_id  bigint references account.client,
    batch_id        bigint,
    version         integer not null default 1,
    created_at      timestamptz not null default now(),
    search          text not null generated always as (ext.folded(code || ' ' || name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(tax_number, ''))) stored
);
create index on account.client (portfolio_id, id);
create index on account.client (merged_into_id);
create index on account.client (name, id);
create index on account.client (tax_number) where tax_number is not null;
create index on account.client (batch_id) where batch_id is not null;
create index client_search on account.client using gin (search ext.gin_trgm_ops);

-- What other systems call the client: a repeat of an import finds it again by this.
create table account.client_key (
    id          bigint generated always as identity primary key,
    client_id   bigint not null references account.client on delete cascade,
    source      text not null,
    key         text not null,
    unique (source, key)
);
create index on account.client_key (client_id);

create table account.site (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client on delete cascade,
    kind            text not null check (kind in ('LEGAL', 'DELIVERY', 'INVOICE')),
    name            text,
    street_name     text,
    additional_street_name text,
    city_name       text,
    postal_zone     text,
    country_subentity text,
    country         char(2) not null,
    gln             text,
    latitude        numeric(9, 6) check (latitude between -90 and 90),
    longitude       numeric(9, 6) check (longitude between -180 and 180),
    -- one line a weekday as schema.org writes it: "Mo-Fr 08:00-18:00"
    opening_hours   text,
    generated       boolean not null default false,
    version         integer not null default 1,
    check ((latitude is null) = (longitude is null))
);
create index on account.site (client_id);

create table account.contact (
    id          bigint generated always as identity primary key,
    client_id   bigint not null references account.client on delete cascade,
    given_name  text not null default '',
    family_name text not null,
    job_title   text,
    role        text not null check (role in ('DIRECTOR', 'BUYER', 'CATEGORY', 'LOGISTICS', 'FINANCE', 'STORE', 'OTHER')),
    left_on     date,
    generated   boolean not null default false,
    version     integer not null default 1,
    full_name   text not null generated always as (trim(given_name || ' ' || family_name)) stored
);
create index on account.contact (client_id);
create index contact_search on account.contact using gin (ext.folded(given_name || ' ' || family_name) ext.gin_trgm_ops);

create table account.contact_channel (
    id          bigint generated always as identity primary key,
    contact_id  bigint not null references account.contact on delete cascade,
    kind        text not null check (kind in ('PHONE', 'EMAIL', 'MOBILE', 'MESSENGER')),
    value       text not null,
    unique (contact_id, kind, value)
);

-- Whose client it was, and when; client.portfolio_id is the row that holds today.
create table account.portfolio_assignment (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client on delete cascade,
    portfolio_id    bigint not null references security.portfolio,
    valid_from      date not null,
    -- the last day, included; null while it lasts
    valid_to        date,
    why             text not null,
    check (valid_to >= valid_from),
    exclude using gist (client_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index on account.portfolio_assignment (client_id);
create index on account.portfolio_assignment (portfolio_id);

create table account.duplicate_pair (
    id          bigint generated always as identity primary key,
    left_id     bigint not null references account.client on delete cascade,
    right_id    bigint not null references account.client on delete cascade,
    score       numeric(5, 4) not null check (score between 0 and 1),
    reasons     jsonb not null,
    state       text not null default 'OPEN' check (state in ('OPEN', 'MERGED', 'DIFFERENT')),
    found_at    timestamptz not null default now(),
    version     integer not null default 1,
    check (left_id < right_id),
    unique (left_id, right_id)
);
create index on account.duplicate_pair (right_id);
create index on account.duplicate_pair (state, score desc, id);

-- A merge keeps what it moved, so that it can be undone.
create table account.client_merge (
    id          bigint generated always as identity primary key,
    kept_id     bigint not null references account.client,
    merged_id   bigint not null references account.client,
    before      jsonb not null,
    merged_at   timestamptz not null default now(),
    undone_at   timestamptz
);
create index on account.client_merge (kept_id);
create index on account.client_merge (merged_id);

create trigger audited after insert or update or delete on account.client for each row execute function security.record_change('id');
create trigger audited after insert or update or delete on account.client_key for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on account.site for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on account.contact for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on account.contact_channel for each row execute function security.record_change('');
create trigger audited after insert or update or delete on account.portfolio_assignment for each row execute function security.record_change('client_id');
create trigger audited after update on account.duplicate_pair for each row execute function security.record_change('left_id');
create trigger audited after insert or update or delete on account.client_merge for each row execute function security.record_change('kept_id');
