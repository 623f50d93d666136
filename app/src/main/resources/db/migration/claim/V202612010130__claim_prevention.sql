-- What is done so that it does not happen again, by whom and until when; what it changed is measured, not said.
create table claim.prevention_action (
    id                  bigint generated always as identity primary key,
    number              text not null unique,
    -- null for all clients
    client_id           bigint references account.client,
    measure             text not null check (measure in ('OTIF', 'RETURNS')),
    what                text not null check (what <> ''),
    owner_id            bigint not null references people.person,
    begun_on            date not null,
    due_on              date not null check (due_on >= begun_on),
    -- the share over the three months before the one it began in; null when nothing was counted
    share_before        numeric(9, 6),
    done_on             date check (done_on >= begun_on),
    version             integer not null default 1
);
create index on claim.prevention_action (client_id);
create index on claim.prevention_action (owner_id);
create index on claim.prevention_action (due_on, id) where done_on is null;

create trigger audited after insert or update or delete on claim.prevention_action for each row execute function security.record_change('client_id');
