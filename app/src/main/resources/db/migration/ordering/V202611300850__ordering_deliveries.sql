alter table ordering.order_line
    -- what has left so far: counted by the rows of its delivery notes, whoever writes them
    add column delivered_quantity numeric(12, 3) not null default 0
        check (delivered_quantity between 0 and coalesce(confirmed_quantity, 0));

alter table ordering.sales_order
    -- what of the confirmed amount has left, by the same sum: what is confirmed less this is still to come
    add column delivered_amount numeric(17, 2) not null default 0
        check (delivered_amount between 0 and confirmed_amount);
create index sales_order_to_deliver on ordering.sales_order (id)
    where state in ('CONFIRMED', 'PARTLY_CONFIRMED', 'IN_DELIVERY');

-- What of an order leaves at once (UBL DespatchAdvice), what of it was accepted, and the invoice of that.
create table ordering.delivery_note (
    id              bigint generated always as identity primary key,
    order_id        bigint not null references ordering.sales_order,
    number          text not null unique,
    state           text not null default 'UNDER_WAY' check (state in ('UNDER_WAY', 'SIGNED', 'CLOSED', 'INVOICED')),
    delivered_on    date not null,
    carrier         text,
    -- so much credit went from confirmed to delivered with it, and so much of that it holds still
    amount          numeric(17, 2) not null check (amount >= 0),
    promised_amount numeric(17, 2) not null check (promised_amount between 0 and amount),
    issued_by_id    bigint not null references security.app_user,
    issued_at       timestamptz not null,
    signed_by       text check (signed_by <> ''),
    signed_on       date check (signed_on >= delivered_on),
    invoice_id      bigint unique references receivable.ledger_item,
    version         integer not null default 1,
    check ((state = 'UNDER_WAY') = (signed_by is null)),
    check ((signed_by is null) = (signed_on is null)),
    check ((state = 'INVOICED') = (invoice_id is not null)),
    -- what is invoiced, or not to be, holds nothing any more
    check (state in ('UNDER_WAY', 'SIGNED') or promised_amount = 0)
);
create index on ordering.delivery_note (order_id, id);
create index on ordering.delivery_note (delivered_on desc, id desc);
create index on ordering.delivery_note (issued_by_id);

create table ordering.delivery_line (
    id                  bigint generated always as identity primary key,
    note_id             bigint not null references ordering.delivery_note,
    order_line_id       bigint not null references ordering.order_line,
    quantity            numeric(12, 3) not null check (quantity > 0),
    accepted_quantity   numeric(12, 3) check (accepted_quantity between 0 and quantity),
    difference          text check (difference in ('SHORT', 'DAMAGED', 'WRONG_ITEM', 'REFUSED')),
    unique (note_id, order_line_id),
    -- what is accepted short says why
    check (case when accepted_quantity is null then difference is null
        else (difference is null) = (accepted_quantity = quantity) end)
);
create index on ordering.delivery_line (order_line_id);

-- The check of order_line refuses what is above what was confirmed, however many write at once.
create function ordering.count_delivered() returns trigger
    language plpgsql
as $$
begin
    update ordering.order_line l set delivered_quantity = l.delivered_quantity + a.quantity
    from (select order_line_id, sum(quantity) as quantity from added group by 1) a
    where l.id = a.order_line_id;
    return null;
end
$$;
create trigger delivered after insert on ordering.delivery_line
    referencing new table as added for each statement execute function ordering.count_delivered();

create function ordering.refuse_recall() returns trigger
    language plpgsql
as $$
begin
    raise exception 'What has left stands as it left';
end
$$;
create trigger delivered_stands before delete or update of note_id, order_line_id, quantity on ordering.delivery_line
    for each row execute function ordering.refuse_recall();

create trigger audited after insert or update or delete on ordering.delivery_note for each row execute function security.record_change('');
create trigger audited after insert or update or delete on ordering.delivery_line for each row execute function security.record_change('');
