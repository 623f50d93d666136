create schema pricing;

-- A price list holds for some days and in one currency; its columns stand beside one another as on paper.
create table pricing.price_list (
    id          bigint generated always as identity primary key,
    code        text not null check (code <> ''),
    name        text not null check (name <> ''),
    currency    char(3) not null check (currency ~ '^[A-Z]{3}$'),
    valid_from  date not null,
    valid_to    date check (valid_to >= valid_from),
    version     integer not null default 1,
    search      text not null generated always as (ext.folded(code || ' ' || name)) stored
);
create unique index price_list_code on pricing.price_list (upper(code));
create index on pricing.price_list (name, id);

create table pricing.list_column (
    id          bigint generated always as identity primary key,
    list_id     bigint not null references pricing.price_list,
    position    integer not null check (position > 0),
    code        text not null check (code <> ''),
    name        text not null check (name <> ''),
    unique (list_id, position),
    unique (id, list_id, position)
);
create unique index list_column_code on pricing.list_column (list_id, upper(code));

-- From a day on a column is computed: from the catalogue's list price, or from a column to its left. So none is ever
-- computed from itself, over however many steps.
create table pricing.column_formula (
    column_id       bigint not null,
    list_id         bigint not null,
    position        integer not null,
    valid_from      date not null,
    base_id         bigint,
    base_position   integer,
    percent         numeric(9, 4) not null default 0 check (percent > -100),
    amount          numeric(15, 4) not null default 0,
    round_to        numeric(12, 4) check (round_to > 0),
    ending          numeric(12, 4) not null default 0 check (ending >= 0),
    rounding        text not null default 'NEAREST' check (rounding in ('NEAREST', 'UP', 'DOWN')),
    primary key (column_id, valid_from),
    foreign key (column_id, list_id, position) references pricing.list_column (id, list_id, position),
    foreign key (base_id, list_id, base_position) references pricing.list_column (id, list_id, position),
    check ((base_id is null) = (base_position is null)),
    check (base_position < position),
    check (ending < round_to or round_to is null and ending = 0)
);
create index on pricing.column_formula (column_id, list_id, position);
create index on pricing.column_formula (base_id, list_id, base_position);

-- A price typed into a column, of one unit, from a day and from a quantity on. Without an amount none is typed from that
-- day on: the formula speaks again.
create table pricing.column_price (
    column_id       bigint not null references pricing.list_column,
    item_id         bigint not null references catalog.item on delete cascade,
    min_quantity    numeric(12, 3) not null default 0 check (min_quantity >= 0),
    valid_from      date not null,
    price           numeric(15, 4) check (price >= 0),
    batch_id        bigint,
    id              bigint generated always as identity unique,
    primary key (item_id, column_id, min_quantity, valid_from)
);
create index on pricing.column_price (column_id, item_id);
create index on pricing.column_price (batch_id) where batch_id is not null;

-- In this order: the first whose conditions a client fulfils, and whose column has a price, names the column.
create table pricing.column_rule (
    id              bigint generated always as identity primary key,
    position        integer not null unique deferrable initially immediate,
    name            text not null check (name <> ''),
    column_id       bigint not null references pricing.list_column,
    segment         text,
    channel         text,
    size_class      text,
    country         char(2),
    volume_months   integer check (volume_months between 1 and 36),
    volume_from     numeric(15, 2) check (volume_from >= 0),
    valid_from      date not null,
    valid_to        date check (valid_to >= valid_from),
    version         integer not null default 1,
    check ((volume_months is null) = (volume_from is null))
);
create index on pricing.column_rule (column_id);

-- What one client pays for one product, whatever the columns say; never two prices for one day and quantity.
create table pricing.agreed_price (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    item_id         bigint not null references catalog.item,
    min_quantity    numeric(12, 3) not null default 0 check (min_quantity >= 0),
    price           numeric(15, 4) not null check (price >= 0),
    valid_from      date not null,
    valid_to        date check (valid_to >= valid_from),
    reason          text not null check (reason <> ''),
    version         integer not null default 1,
    exclude using gist (client_id with =, item_id with =, min_quantity with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index on pricing.agreed_price (client_id, item_id);
create index on pricing.agreed_price (item_id);

create trigger audited after insert or update or delete on pricing.price_list for each row execute function security.record_change('');
create trigger audited after insert or update or delete on pricing.list_column for each row execute function security.record_change('', 'list_id');
create trigger audited after insert or update or delete on pricing.column_formula for each row execute function security.record_change('', 'list_id');
create trigger audited after insert or update or delete on pricing.column_price for each row execute function security.record_change('');
create trigger audited after insert or update or delete on pricing.column_rule for each row execute function security.record_change('');
create trigger audited after insert or update or delete on pricing.agreed_price for each row execute function security.record_change('client_id');
