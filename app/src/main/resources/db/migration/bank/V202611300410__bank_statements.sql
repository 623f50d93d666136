create schema bank;

-- An account of ours at a bank. Whoever takes in a statement locks its row, so that entries of two files meet one after the other.
create table bank.bank_account (
    id              bigint generated always as identity primary key,
    -- IBAN without spaces, or what the bank calls it
    number          text not null unique check (number <> ''),
    currency        char(3) not null
);

-- A statement as the bank sent it: told apart by its account and the bank's own name of it.
create table bank.statement (
    id              bigint generated always as identity primary key,
    bank_account_id bigint not null references bank.bank_account,
    number          text not null check (number <> ''),
    format          text not null check (format in ('CAMT053', 'MT940', 'CSV')),
    file_name       text not null,
    opened_on       date not null,
    closed_on       date not null check (closed_on >= opened_on),
    -- a table of entries tells no balances
    opening         numeric(17, 2),
    closing         numeric(17, 2),
    -- of what the bank booked, so that another statement under the same name is noticed
    content_hash    text not null,
    import_id       bigint,
    received_at     timestamptz not null default now(),
    received_by_id  bigint references security.app_user,
    unique (bank_account_id, number),
    check ((opening is null) = (closing is null))
);
create index on bank.statement (received_by_id);
create index on bank.statement (closed_on desc, id desc);
create index on bank.statement (bank_account_id, closed_on desc);
create index on bank.statement (import_id) where import_id is not null;

-- One booking. What stands in two overlapping statements is booked once: the second is KNOWN.
create table bank.entry (
    id              bigint generated always as identity primary key,
    bank_account_id bigint not null references bank.bank_account,
    statement_id    bigint not null references bank.statement on delete cascade,
    line_no         integer not null,
    entry_key       text not null,
    booked_on       date not null,
    value_on        date not null,
    incoming        boolean not null,
    amount          numeric(17, 2) not null check (amount > 0),
    currency        char(3) not null,
    reference       text,
    payer_name      text,
    payer_iban      text,
    remittance      text not null,
    state           text not null check (state in ('TO_DECIDE', 'POSTED', 'SET_ASIDE', 'KNOWN')),
    set_aside_because text check (set_aside_because in
        ('OUTGOING', 'FEE', 'RETURN', 'CURRENCY', 'NO_CLIENT', 'OWN_TRANSFER', 'REFUND', 'OTHER')),
    -- the payment it became; what it pays stands in the ledger
    ledger_item_id  bigint unique references receivable.ledger_item,
    -- why it posted itself; empty for what a person decided
    reasons         text[] not null default '{}',
    decided_by_id   bigint references security.app_user,
    decided_at      timestamptz,
    version         integer not null default 1,
    search          text not null generated always as
        (ext.folded(coalesce(payer_name, '') || ' ' || coalesce(payer_iban, '') || ' ' || remittance || ' ' || coalesce(reference, ''))) stored,
    check ((state = 'POSTED') = (ledger_item_id is not null)),
    check ((state = 'SET_ASIDE') = (set_aside_because is not null)),
    check (state <> 'POSTED' or incoming)
);
create unique index entry_once on bank.entry (bank_account_id, entry_key) where state <> 'KNOWN';
create index on bank.entry (bank_account_id);
create index on bank.entry (statement_id, line_no);
create index on bank.entry (decided_by_id);
create index on bank.entry (booked_on desc, id desc);
create index entry_to_decide on bank.entry (booked_on, id) where state = 'TO_DECIDE';
create index entry_search on bank.entry using gin (search ext.gin_trgm_ops);

-- Who pays for whom, learned from what people decided: visible, and forgotten when somebody says so.
create table bank.payer (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client on delete cascade,
    kind            text not null check (kind in ('IBAN', 'NAME')),
    -- an IBAN without spaces, a name folded
    value           text not null check (value <> ''),
    shown           text not null,
    learned_on      date not null,
    learned_by_id   bigint references security.app_user,
    entry_id        bigint references bank.entry on delete set null,
    unique (kind, value, client_id)
);
create index on bank.payer (client_id);
create index on bank.payer (learned_by_id);
create index on bank.payer (entry_id);
create index on bank.payer (learned_on desc, id desc);

create trigger audited after insert or update or delete on bank.bank_account for each row
    execute function security.record_change('');
create trigger audited after insert or update or delete on bank.statement for each row
    execute function security.record_change('');
-- What came in is told by its statement; here stands what became of it.
create trigger audited after update of state, set_aside_because, ledger_item_id on bank.entry for each row
    execute function security.record_change('');
create trigger audited after insert or update or delete on bank.payer for each row
    execute function security.record_change('client_id');
