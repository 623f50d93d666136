-- An action with a name: for some days, for the products of a group or one product, for the clients of a segment. Rules may
-- ask for it, and it may give goods for free: for each so many bought so many of a product, from so many bought on, up to so
-- many of it an order.
create table pricing.promotion (
    id              bigint generated always as identity primary key,
    name            text not null check (name <> ''),
    segment         text,
    group_id        bigint references catalog.item_group,
    item_id         bigint references catalog.item,
    valid_from      date not null,
    valid_to        date not null check (valid_to >= valid_from),
    free_item_id    bigint references catalog.item,
    free_each       numeric(12, 3) check (free_each > 0),
    free_quantity   numeric(12, 3) check (free_quantity > 0),
    free_from       numeric(12, 3) check (free_from >= 0),
    free_most       numeric(12, 3) check (free_most > 0),
    version         integer not null default 1,
    search          text not null generated always as (ext.folded(name)) stored,
    check (num_nonnulls(group_id, item_id) < 2),
    check (num_nonnulls(free_item_id, free_each, free_quantity, free_from) in (0, 4)),
    check (free_most is null or free_item_id is not null)
);
create index on pricing.promotion (valid_to desc, id);
create index on pricing.promotion (group_id);
create index on pricing.promotion (item_id);
create index on pricing.promotion (free_item_id);

-- What is agreed with a client as a whole: rules ask for it by its number, prices are agreed under it, orders name it. One
-- number may be several clients': what a buying group agreed for all of them.
create table pricing.agreement (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    number          text not null check (number <> ''),
    valid_from      date not null,
    valid_to        date check (valid_to >= valid_from),
    version         integer not null default 1
);
create unique index agreement_number on pricing.agreement (client_id, lower(number));

alter table pricing.agreed_price add agreement_id bigint references pricing.agreement;
create index on pricing.agreed_price (agreement_id);
alter table pricing.asked_price add agreement_id bigint references pricing.agreement;
create index on pricing.asked_price (agreement_id);

alter table pricing.column_rule
    add days_late numeric(5, 1) check (days_late between -365 and 365),
    add agreement text check (agreement <> ''),
    add promotion_id bigint references pricing.promotion;
create index on pricing.column_rule (promotion_id);

create trigger audited after insert or update or delete on pricing.promotion for each row execute function security.record_change('');
create trigger audited after insert or update or delete on pricing.agreement for each row execute function security.record_change('client_id');
