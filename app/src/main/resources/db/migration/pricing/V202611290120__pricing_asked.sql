-- A price for one client that somebody asks for beyond his rights; it becomes an agreed price by the decision, or nothing.
create table pricing.asked_price (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    item_id         bigint not null references catalog.item,
    min_quantity    numeric(12, 3) not null default 0 check (min_quantity >= 0),
    price           numeric(15, 4) not null check (price >= 0),
    valid_from      date not null,
    valid_to        date check (valid_to >= valid_from),
    reason          text not null check (reason <> ''),
    asked_by_id     bigint not null references security.app_user,
    state           text not null default 'ASKED' check (state in ('ASKED', 'AGREED', 'DECLINED')),
    agreed_id       bigint references pricing.agreed_price,
    check ((state = 'AGREED') = (agreed_id is not null))
);
create unique index asked_price_open on pricing.asked_price (client_id, item_id, min_quantity) where state = 'ASKED';
create index on pricing.asked_price (client_id, id desc);
create index on pricing.asked_price (item_id);
create index on pricing.asked_price (asked_by_id);
create index on pricing.asked_price (agreed_id);

create trigger audited after insert or update or delete on pricing.asked_price for each row execute function security.record_change('client_id');
