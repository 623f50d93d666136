create schema reconciliation;

-- An act of reconciliation: what a client owed at the beginning and at the end of a period, and what happened in between, by
-- our ledger. It is recounted as long as it is a draft or in dispute; once both have signed, nothing of it changes.
create table reconciliation.act (
    id              bigint generated always as identity primary key,
    number          text not null unique,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    from_on         date not null,
    until_on        date not null check (until_on >= from_on),
    -- the act is printed in it, whoever looks
    language        char(2) not null check (language in ('en', 'it', 'ru')),
    state           text not null default 'DRAFT' check (state in ('DRAFT', 'SENT', 'SIGNED', 'DISPUTED', 'WITHDRAWN')),
    -- as they were called when it was counted
    our_party       text not null default '',
    their_party     text not null default '',
    -- above zero is owed to us
    opening         numeric(17, 2) not null default 0,
    debits          numeric(17, 2) not null default 0 check (debits >= 0),
    credits         numeric(17, 2) not null default 0 check (credits >= 0),
    closing         numeric(17, 2) not null generated always as (opening + debits - credits) stored,
    sent_on         date,
    our_name        text check (our_name <> ''),
    our_role        text check (our_role <> ''),
    our_day         date check (our_day > until_on),
    their_name      text check (their_name <> ''),
    their_role      text check (their_role <> ''),
    their_day       date check (their_day > until_on),
    -- why it is in dispute or was withdrawn
    reason          text check (reason <> ''),
    version         integer not null default 1,
    search          text not null generated always as (ext.folded(number)) stored,
    check (num_nulls(our_name, our_role, our_day, their_name, their_role, their_day)
        = case when state = 'SIGNED' then 0 else 6 end),
    check ((state in ('DISPUTED', 'WITHDRAWN')) = (reason is not null)),
    check (state in ('DRAFT', 'WITHDRAWN') or sent_on is not null),
    check (sent_on > until_on),
    -- a day of a client's account is reconciled once
    constraint act_overlaps exclude using gist
        (client_id with =, currency with =, daterange(from_on, until_on, '[]') with &&) where (state <> 'WITHDRAWN')
);
create index on reconciliation.act (client_id, until_on desc);
create index on reconciliation.act (until_on desc, id desc);
create index act_search on reconciliation.act using gin (search ext.gin_trgm_ops);

-- A document of our ledger as it stands in an act; one that was cancelled in the period stands once more on the other side.
create table reconciliation.our_line (
    id              bigint generated always as identity primary key,
    act_id          bigint not null references reconciliation.act,
    ledger_item_id  bigint references receivable.ledger_item on delete set null,
    cancelling      boolean not null,
    on_day          date not null,
    kind            text not null check (kind in ('INVOICE', 'INTEREST', 'CREDIT_NOTE', 'PAYMENT', 'WRITE_OFF')),
    number          text not null,
    debit           numeric(17, 2) not null check (debit >= 0),
    credit          numeric(17, 2) not null check (credit >= 0),
    check (least(debit, credit) = 0 and greatest(debit, credit) > 0),
    unique (act_id, ledger_item_id, cancelling)
);
create index on reconciliation.our_line (act_id, on_day, id);
create index on reconciliation.our_line (ledger_item_id);

-- Each document of the period; one that was cancelled in it is told only when it stood before. The database says it in one place:
-- for what is written down, for what is compared before a signature, and for the tests.
create function reconciliation.movement(client bigint, currency bpchar, from_on date, until_on date)
    returns table (ledger_item_id bigint, cancelling boolean, on_day date, kind text, number text, debit numeric, credit numeric)
    language sql stable
as $$
    select i.id, false, i.issued_on, i.kind, i.number,
        case when i.debit then i.amount else 0 end, case when i.debit then 0 else i.amount end
    from receivable.ledger_item i
    where i.client_id = $1 and i.currency = $2 and i.issued_on between $3 and $4
        and (i.cancelled_on is null or i.cancelled_on > $4)
    union all
    select i.id, true, i.cancelled_on, i.kind, i.number,
        case when i.debit then 0 else i.amount end, case when i.debit then i.amount else 0 end
    from receivable.ledger_item i
    where i.client_id = $1 and i.currency = $2 and i.issued_on < $3 and i.cancelled_on between $3 and $4
$$;

-- What was owed as a day began, above zero to us.
create function reconciliation.balance(client bigint, currency bpchar, day date) returns numeric
    language sql stable
as $$
    select coalesce(sum(case when i.debit then i.amount else -i.amount end), 0)
    from receivable.ledger_item i
    where i.client_id = $1 and i.currency = $2 and i.issued_on < $3 and (i.cancelled_on is null or i.cancelled_on >= $3)
$$;

-- What became of an act, and by whom.
create table reconciliation.act_step (
    id              bigint generated always as identity primary key,
    act_id          bigint not null references reconciliation.act,
    state           text not null check (state in ('DRAFT', 'SENT', 'SIGNED', 'DISPUTED', 'WITHDRAWN')),
    reason          text,
    taken_at        timestamptz not null,
    taken_by_id     bigint references security.app_user
);
create index on reconciliation.act_step (act_id, id);
create index on reconciliation.act_step (taken_by_id);

create function reconciliation.refuse_signed() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    raise exception 'The act % is signed', old.number using errcode = 'CP002', hint = old.number;
end
$$;
create trigger signed_stands before update or delete on reconciliation.act for each row when (old.state = 'SIGNED')
    execute function reconciliation.refuse_signed();

-- Of all lines a statement changes at once: there may be twenty thousand.
create function reconciliation.refuse_signed_lines() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if exists (select from changed c join reconciliation.act a on a.id = c.act_id where a.state = 'SIGNED') then
        raise exception 'The act is signed' using errcode = 'CP002';
    end if;
    return null;
end
$$;
create trigger signed_insert after insert on reconciliation.our_line referencing new table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_update after update on reconciliation.our_line referencing new table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_delete after delete on reconciliation.our_line referencing old table as changed for each statement
    execute function reconciliation.refuse_signed_lines();

create trigger audited after insert or update or delete on reconciliation.act for each row
    execute function security.record_change('client_id');
-- Lines follow from the ledger, whose documents have trails of their own: here stands how many came and went.
create trigger audited_insert after insert on reconciliation.our_line referencing new table as new_rows for each statement
    execute function security.record_bulk_change('debit');
create trigger audited_delete after delete on reconciliation.our_line referencing old table as old_rows for each statement
    execute function security.record_bulk_change('debit');
create trigger audited after insert or update or delete on reconciliation.act_step for each row
    execute function security.record_change('', 'act_id');
