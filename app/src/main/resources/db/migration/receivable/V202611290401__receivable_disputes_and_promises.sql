-- What a client contests of a debt, for a coded reason, and who has to clear it. One at a time for each debt.
create table receivable.dispute (
    id              bigint generated always as identity primary key,
    ledger_item_id  bigint not null,
    client_id       bigint not null,
    currency        char(3) not null,
    reason          text not null check (reason in ('PRICE', 'QUANTITY', 'QUALITY', 'DELIVERY', 'DUPLICATE', 'PAID', 'TERMS', 'PAPERS', 'OTHER')),
    amount          numeric(17, 2) not null check (amount > 0),
    note            text,
    owner_id        bigint references people.person,
    opened_on       date not null,
    opened_by_id    bigint references security.app_user,
    closed_on       date check (closed_on >= opened_on),
    closed_by_id    bigint references security.app_user,
    -- JUSTIFIED: the client was right, a credit note follows
    outcome         text check (outcome in ('JUSTIFIED', 'REJECTED', 'WITHDRAWN')),
    version         integer not null default 1,
    check ((closed_on is null) = (outcome is null)),
    foreign key (ledger_item_id, client_id, currency) references receivable.ledger_item (id, client_id, currency) on update cascade
);
create unique index dispute_once on receivable.dispute (ledger_item_id) where closed_on is null;
create index on receivable.dispute (ledger_item_id, client_id, currency);
create index on receivable.dispute (client_id);
create index on receivable.dispute (owner_id);
create index on receivable.dispute (opened_by_id);
create index on receivable.dispute (closed_by_id);
create index on receivable.dispute (opened_on desc, id desc);

-- What a client said it would pay, until when. It is kept or broken by what comes in; nobody sets its state but to withdraw it.
create table receivable.promise (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    made_on         date not null,
    due_on          date not null check (due_on >= made_on),
    amount          numeric(17, 2) not null check (amount > 0),
    note            text,
    made_by_id      bigint references security.app_user,
    state           text not null default 'OPEN' check (state in ('OPEN', 'KEPT', 'BROKEN', 'WITHDRAWN')),
    -- what came in for it: payments of its days, less what earlier promises over the same days took
    received        numeric(17, 2) not null default 0 check (received between 0 and amount),
    decided_on      date,
    version         integer not null default 1,
    check ((state = 'OPEN') = (decided_on is null))
);
create index on receivable.promise (client_id, due_on);
create index on receivable.promise (made_by_id);
create index on receivable.promise (due_on, id);

create trigger audited after insert or update or delete on receivable.dispute for each row
    execute function security.record_change('client_id', 'ledger_item_id');
create trigger audited after insert or update of due_on, amount, note, state or delete on receivable.promise for each row
    execute function security.record_change('client_id');
