-- What a client orders again and again: products and quantities, without prices, which are always those of the day.
create table ordering.order_template (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    name            text not null check (name <> ''),
    kept_by_id      bigint not null references security.app_user,
    kept_at         timestamptz not null,
    -- of a standing order: every so many weeks or months from its first day on
    every_unit      text check (every_unit in ('WEEK', 'MONTH')),
    every_count     integer check (every_count between 1 and 52),
    first_on        date,
    -- the day its next order is wanted for, and how many days before that it is entered
    next_on         date,
    ahead_days      integer not null default 0 check (ahead_days between 0 and 60),
    until_on        date check (until_on >= first_on),
    submits         boolean not null default false,
    halted          text check (halted in ('NOBODY', 'REFUSED')),
    version         integer not null default 1,
    check ((every_unit is null) = (every_count is null)),
    check ((every_unit is null) = (first_on is null)),
    check (next_on is null or every_unit is not null),
    check (halted is null or next_on is not null)
);
create index on ordering.order_template (client_id, id);
create index on ordering.order_template (kept_by_id);
create index order_template_due on ordering.order_template ((next_on - ahead_days), id) where next_on is not null and halted is null;

create table ordering.template_line (
    template_id     bigint not null references ordering.order_template on delete cascade,
    line_no         integer not null check (line_no > 0),
    item_id         bigint not null references catalog.item,
    quantity        numeric(12, 3) not null check (quantity > 0),
    primary key (template_id, line_no)
);
create index on ordering.template_line (item_id);

create trigger audited after insert or update or delete on ordering.order_template for each row
    execute function security.record_change('client_id');
create trigger audited after insert or update or delete on ordering.template_line for each row
    execute function security.record_change('', 'template_id');

-- Goods to try, or on top of what was bought: nothing is charged for them, and somebody with the right agrees it.
alter table ordering.sales_order add kind text not null default 'STANDARD' check (kind in ('STANDARD', 'SAMPLE', 'FREE_GOODS'));
