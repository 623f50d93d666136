create schema receivable;

-- One ledger of what clients owe and what came against it. Amounts are above zero; the kind says on which side they stand.
create table receivable.ledger_item (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    kind            text not null check (kind in ('INVOICE', 'INTEREST', 'CREDIT_NOTE', 'PAYMENT', 'WRITE_OFF')),
    -- what the client owes; the others are credits, which are allocated to debts
    debit           boolean not null generated always as (kind in ('INVOICE', 'INTEREST')) stored,
    number          text not null,
    issued_on       date not null,
    due_on          date not null check (due_on >= issued_on),
    terms           text,
    reference       text,
    amount          numeric(17, 2) not null check (amount > 0),
    -- the amount less what is allocated: kept by the triggers of receivable.allocation, never above or below either side
    open_amount     numeric(17, 2) not null check (open_amount between 0 and amount),
    disputed_amount numeric(17, 2) not null default 0 check (disputed_amount between 0 and open_amount),
    settled_on      date,
    cancelled_on    date,
    -- what another system calls it, or the form it was posted from: a repeat finds it again
    source          text,
    external_key    text,
    batch_id        bigint,
    version         integer not null default 1,
    created_at      timestamptz not null default now(),
    search          text not null generated always as (ext.folded(number || ' ' || coalesce(reference, ''))) stored,
    unique (id, client_id, currency),
    check ((settled_on is null) = (open_amount > 0)),
    check (cancelled_on is null or open_amount = 0),
    check (debit or disputed_amount = 0),
    check ((source is null) = (external_key is null))
);
-- Payers number payments as they like; those are known again by their keys.
create unique index ledger_item_number on receivable.ledger_item (kind, number) where kind <> 'PAYMENT';
create unique index ledger_item_key on receivable.ledger_item (source, external_key) where source is not null;
create index on receivable.ledger_item (client_id, issued_on);
create index ledger_item_open on receivable.ledger_item (client_id, currency, due_on, id) where open_amount > 0;
create index ledger_item_due on receivable.ledger_item (due_on, id) where open_amount > 0;
create index on receivable.ledger_item (issued_on desc, id desc);
create index on receivable.ledger_item (batch_id) where batch_id is not null;
create index ledger_item_search on receivable.ledger_item using gin (search ext.gin_trgm_ops);

create sequence receivable.payment_number;

-- Money or a credit against a debt of the same client in the same currency, many to many.
create table receivable.allocation (
    id              bigint generated always as identity primary key,
    credit_id       bigint not null,
    debit_id        bigint not null,
    client_id       bigint not null,
    currency        char(3) not null,
    amount          numeric(17, 2) not null check (amount > 0),
    -- from this day it counts: the later of its two documents
    allocated_on    date not null,
    batch_id        bigint,
    created_at      timestamptz not null default now(),
    -- to the end of the transaction, because both items change their client when two clients become one
    foreign key (credit_id, client_id, currency) references receivable.ledger_item (id, client_id, currency)
        on update cascade deferrable initially deferred,
    foreign key (debit_id, client_id, currency) references receivable.ledger_item (id, client_id, currency)
        on update cascade deferrable initially deferred
);
create index on receivable.allocation (credit_id, client_id, currency);
create index on receivable.allocation (debit_id, client_id, currency);
create index on receivable.allocation (client_id, allocated_on);
create index on receivable.allocation (batch_id) where batch_id is not null;

-- What is allocated leaves both sides at once, whoever writes it; the checks of ledger_item refuse what is above either.
-- The disputed part of a debt is what its dispute says, as far as it is open.
create function receivable.apply_allocations() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    sides bigint;
    met bigint;
begin
    select count(distinct credit_id) + count(distinct debit_id) into sides from changed;
    if tg_op = 'INSERT' then
        update receivable.ledger_item i
        set open_amount = i.open_amount - s.amount,
            disputed_amount = least(i.disputed_amount, i.open_amount - s.amount),
            settled_on = case when i.open_amount > s.amount then null
                when i.debit then (select max(allocated_on) from receivable.allocation where debit_id = i.id)
                else (select max(allocated_on) from receivable.allocation where credit_id = i.id) end
        from (
            select credit_id as id, false as debit, sum(amount) as amount from changed group by 1
            union all
            select debit_id, true, sum(amount) from changed group by 1
        ) s
        where i.id = s.id and i.debit = s.debit and i.cancelled_on is null;
    else
        update receivable.ledger_item i
        set open_amount = i.open_amount + s.amount, settled_on = null,
            disputed_amount = coalesce((select least(d.amount, i.open_amount + s.amount) from receivable.dispute d
                where d.ledger_item_id = i.id and d.closed_on is null), 0)
        from (
            select credit_id as id, sum(amount) as amount from changed group by 1
            union all
            select debit_id, sum(amount) from changed group by 1
        ) s
        where i.id = s.id;
    end if;
    get diagnostics met = row_count;
    if met <> sides then
        raise exception 'An allocation ties a credit that stands to a debt' using errcode = 'check_violation';
    end if;
    return null;
end
$$;

create trigger applied_insert after insert on receivable.allocation referencing new table as changed
    for each statement execute function receivable.apply_allocations();
create trigger applied_delete after delete on receivable.allocation referencing old table as changed
    for each statement execute function receivable.apply_allocations();

create function receivable.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'An allocation is released and made anew, never changed';
end
$$;
create trigger allocation_stands before update of credit_id, debit_id, amount on receivable.allocation
    for each row when ((old.credit_id, old.debit_id, old.amount) is distinct from (new.credit_id, new.debit_id, new.amount))
    execute function receivable.refuse_change();

-- What a client owes in a currency, by age on a day: recounted in the transaction that changes the items, and each night.
create table receivable.client_ledger (
    client_id       bigint not null references account.client on delete cascade,
    currency        char(3) not null,
    as_of           date not null,
    owed            numeric(19, 2) not null default 0,
    not_due         numeric(19, 2) not null default 0,
    days_30         numeric(19, 2) not null default 0,
    days_60         numeric(19, 2) not null default 0,
    days_90         numeric(19, 2) not null default 0,
    older           numeric(19, 2) not null default 0,
    disputed        numeric(19, 2) not null default 0,
    -- money and credits that are not allocated, 0 or more
    unapplied       numeric(19, 2) not null default 0,
    open_items      integer not null default 0,
    overdue_items   integer not null default 0,
    oldest_due_on   date,
    -- sum of overdue amount x days overdue: what an average delay is told from
    overdue_days    numeric(24, 2) not null default 0,
    overdue         numeric(19, 2) not null generated always as (days_30 + days_60 + days_90 + older) stored,
    balance         numeric(19, 2) not null generated always as (owed - unapplied) stored,
    primary key (client_id, currency),
    check (not_due + days_30 + days_60 + days_90 + older = owed),
    check (disputed between 0 and owed)
);
create index on receivable.client_ledger (currency, overdue desc, client_id desc);
create index on receivable.client_ledger (currency, balance desc, client_id desc);
create index on receivable.client_ledger (as_of);

-- What happened on a client's account in a month.
create table receivable.client_month (
    client_id       bigint not null,
    currency        char(3) not null,
    month           date not null check (extract(day from month) = 1),
    invoiced        numeric(19, 2) not null,
    credited        numeric(19, 2) not null,
    paid            numeric(19, 2) not null,
    -- debts settled by payments, and the same times the days past the due date
    settled         numeric(19, 2) not null,
    settled_days    numeric(24, 2) not null,
    primary key (client_id, currency, month)
);
create index on receivable.client_month (currency, month);

-- A document has a line of its own in the trail; what an import brings has one for all. An open amount follows from allocations.
create function receivable.record_import() returns trigger
    language plpgsql
    set search_path = pg_catalog, security
as $$
declare
    summary jsonb;
begin
    select jsonb_build_object('rows', count(*), 'amount', sum(amount)) into summary from changed where batch_id is not null;
    if (summary ->> 'rows')::bigint > 0 then
        insert into security.audit_entry (actor_id, on_behalf_of_id, channel, request_id, table_name, record_id, action, before, after)
        values (security.setting('caposaldo.actor')::bigint, security.setting('caposaldo.on_behalf_of')::bigint,
                coalesce(security.setting('caposaldo.channel'), 'SQL'), security.setting('caposaldo.request'),
                tg_table_schema || '.' || tg_table_name, '*', 'BULK',
                case when tg_op = 'DELETE' then summary end, case when tg_op <> 'DELETE' then summary end);
    end if;
    return null;
end
$$;
create trigger audited_insert after insert on receivable.ledger_item for each row when (new.batch_id is null)
    execute function security.record_change('client_id');
create trigger audited_update after update of client_id, number, issued_on, due_on, terms, reference, amount, cancelled_on
    on receivable.ledger_item for each row execute function security.record_change('client_id');
create trigger audited_delete after delete on receivable.ledger_item for each row when (old.batch_id is null)
    execute function security.record_change('client_id');
create trigger audited_import after insert on receivable.ledger_item referencing new table as changed
    for each statement execute function receivable.record_import();
create trigger audited_import_undone after delete on receivable.ledger_item referencing old table as changed
    for each statement execute function receivable.record_import();
create trigger audited_insert after insert on receivable.allocation for each row when (new.batch_id is null)
    execute function security.record_change('client_id', 'credit_id');
create trigger audited_delete after delete on receivable.allocation for each row when (old.batch_id is null)
    execute function security.record_change('client_id', 'credit_id');
create trigger audited_import after insert on receivable.allocation referencing new table as changed
    for each statement execute function receivable.record_import();
create trigger audited_import_undone after delete on receivable.allocation referencing old table as changed
    for each statement execute function receivable.record_import();

create function receivable.analyze_items() returns void
    language sql security definer set search_path = pg_catalog
    as 'analyze receivable.ledger_item, receivable.allocation';
