alter table security.app_user add column signed_in_at timestamptz;

-- A link that lets one user in once, to choose a password: an invitation, or help for who forgot.
create table security.entry_link (
    id          bigint generated always as identity primary key,
    user_id     bigint not null references security.app_user on delete cascade,
    hash        bytea not null unique,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index on security.entry_link (user_id);
create trigger audited after insert or update or delete on security.entry_link for each row execute function security.record_change('');

-- One record that is no client's may be read without the right to read all: the code has asked for the right it needs.
create policy read_of_a_record on security.audit_entry for select
    using (client_id is null and table_name = security.setting('caposaldo.audit_table')
           and record_id = security.setting('caposaldo.audit_record'));

create index on security.audit_entry (at);
