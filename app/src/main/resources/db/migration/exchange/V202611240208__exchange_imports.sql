create schema exchange;

create table exchange.import_run (
    id              bigint generated always as identity primary key,
    target          text not null,
    file_name       text not null,
    file_size       bigint not null,
    state           text not null check (state in ('UPLOADED', 'READING', 'READY', 'ACCEPTING', 'ACCEPTED', 'REFUSED', 'UNDONE')),
    started_by_id   bigint references security.app_user,
    started_at      timestamptz not null default now(),
    format          jsonb not null,
    mapping         jsonb not null,
    options         jsonb not null,
    -- rows read so far while reading; all rows of the file afterwards
    total_rows      integer not null default 0,
    new_rows        integer not null default 0,
    changed_rows    integer not null default 0,
    unchanged_rows  integer not null default 0,
    faulty_rows     integer not null default 0,
    -- what else is worth knowing: message keys with their arguments
    notes           jsonb not null default '[]',
    -- why it was refused, as a message key with arguments
    refusal         jsonb,
    -- the working process says that it lives; a run whose process died is found by this
    alive_at        timestamptz not null default now(),
    accepted_at     timestamptz,
    undone_at       timestamptz
);
create index on exchange.import_run (started_at desc, id desc);
create index on exchange.import_run (started_by_id);

-- Which column means what, remembered by the heads of the file.
create table exchange.column_mapping (
    target      text not null,
    heads       text not null,
    mapping     jsonb not null,
    used_at     timestamptz not null default now(),
    primary key (target, heads)
);

-- Rows as read, typed and written plainly; gone with a crash, and then read again from the file.
create unlogged table exchange.staged_row (
    import_id   bigint not null,
    line_no     integer not null,
    c0 text, c1 text, c2 text, c3 text, c4 text, c5 text, c6 text, c7 text, c8 text, c9 text,
    c10 text, c11 text, c12 text, c13 text, c14 text, c15 text
);
create index on exchange.staged_row (import_id, line_no);

create table exchange.import_fault (
    import_id   bigint not null references exchange.import_run on delete cascade,
    line_no     integer not null,
    field       text not null,
    reason      text not null,
    value       text not null default '',
    primary key (import_id, line_no)
);

-- What a row was before an import changed it, so that the import can be undone.
create table exchange.replaced_row (
    import_id   bigint not null references exchange.import_run on delete cascade,
    record_id   bigint not null,
    before      jsonb not null,
    primary key (import_id, record_id)
);

create function exchange.analyze_staged() returns void
    language sql security definer set search_path = pg_catalog
    as 'analyze exchange.staged_row';

create trigger audited after insert or update of state or delete on exchange.import_run for each row execute function security.record_change('');

do $$ begin execute format('grant temporary on database %I to caposaldo_app', current_database()); end $$;
