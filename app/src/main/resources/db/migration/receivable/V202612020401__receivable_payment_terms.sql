-- Within how many days a client pays what is invoiced from a day on; without any, the usual 30.
create table receivable.payment_terms (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client on delete cascade,
    valid_from      date not null,
    days            integer not null check (days between 0 and 365),
    -- and then to the end of that month
    month_end       boolean not null,
    -- where it was agreed; more than 60 days are not agreed by silence (2011/7/EU, article 3(5))
    note            text check (note <> ''),
    agreed_by_id    bigint not null references security.app_user,
    agreed_at       timestamptz not null,
    unique (client_id, valid_from),
    check (days <= 60 or note is not null)
);
create index on receivable.payment_terms (agreed_by_id);

create trigger audited after insert or update or delete on receivable.payment_terms for each row
    execute function security.record_change('client_id');
