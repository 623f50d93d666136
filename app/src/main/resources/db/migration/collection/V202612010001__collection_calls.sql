create schema collection;

-- How all clients together paid in the last twelve months: what a client with few payments of its own is drawn towards.
create table collection.payment_habit (
    currency            char(3) primary key,
    as_of               date not null,
    settlements         bigint not null check (settlements >= 0),
    late_settlements    bigint not null check (late_settlements between 0 and settlements)
);

-- Who owes something overdue, and what a call to it is worth today: recounted under the lock of its ledger, in the
-- transaction that changes its debts, promises, talks or letters, and each night.
create table collection.debtor (
    client_id           bigint not null references account.client on delete cascade,
    currency            char(3) not null,
    as_of               date not null,
    -- past its due date and not contested
    overdue             numeric(19, 2) not null check (overdue >= 0),
    overdue_items       integer not null check (overdue_items >= 0),
    disputed            numeric(19, 2) not null check (disputed >= 0),
    oldest_due_on       date not null,
    overdue_days        integer not null generated always as (as_of - oldest_due_on) stored,
    -- of the last twelve months
    settlements         integer not null,
    late_settlements    integer not null check (late_settlements between 0 and settlements),
    usual_days          numeric(9, 1),
    company_share       numeric(5, 4) not null check (company_share between 0 and 1),
    chance_late         numeric(5, 4) not null check (chance_late between 0 and 1),
    broken_promises     integer not null check (broken_promises >= 0),
    letters             integer not null check (letters >= 0),
    promised_on         date,
    contacted_on        date,
    next_on             date,
    -- overdue money x chance x (1 + broken promises); 0 for who is not to be called today
    priority            numeric(21, 2) not null check (priority >= 0),
    treatment           text not null check (treatment in ('AT_RISK', 'LOW_HANGING', 'WAITS')),
    waits               text check (waits in ('PROMISED', 'DISPUTED', 'JUST_CONTACTED', 'AGREED_LATER')),
    primary key (client_id, currency),
    check ((treatment = 'WAITS') = (waits is not null)),
    check (waits is null or priority = 0)
);
create index on collection.debtor (currency, priority desc, client_id desc);
create index on collection.debtor (as_of);

-- What was said about money. A talk is written once; what came of it stands in the promise or the dispute it names.
create table collection.contact_log (
    id                  bigint generated always as identity primary key,
    client_id           bigint not null references account.client,
    contact_id          bigint references account.contact,
    contacted_on        date not null,
    channel             text not null check (channel in ('PHONE', 'EMAIL', 'MESSENGER', 'MEETING')),
    outcome             text not null
        check (outcome in ('PROMISED', 'DISPUTED', 'PAID', 'WILL_CHECK', 'REFUSED', 'NOT_REACHED', 'OTHER')),
    promise_id          bigint unique references receivable.promise,
    dispute_id          bigint unique references receivable.dispute,
    note                text check (note <> ''),
    next_step           text check (next_step in ('CALL', 'WRITE', 'VISIT', 'HAND_OVER')),
    next_on             date check (next_on >= contacted_on),
    logged_by_id        bigint not null references security.app_user,
    logged_at           timestamptz not null default now(),
    check ((outcome = 'PROMISED') = (promise_id is not null)),
    check ((outcome = 'DISPUTED') = (dispute_id is not null)),
    check ((next_step is null) = (next_on is null))
);
create index on collection.contact_log (client_id, contacted_on desc, id desc);
create index on collection.contact_log (contact_id);
create index on collection.contact_log (logged_by_id);

create function collection.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'What was said and sent stands as it was said and sent';
end
$$;
create trigger said_stands before update of contacted_on, channel, outcome, promise_id, dispute_id, note, next_step, next_on
    on collection.contact_log for each row execute function collection.refuse_change();
create trigger audited after insert or update or delete on collection.contact_log for each row
    execute function security.record_change('client_id');
