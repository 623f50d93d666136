-- What a merge moved is kept apart from the merge itself: it can be long, and nobody reads it but an undo.
alter table account.client_merge drop column before;
alter table account.client_merge add merged_by_id bigint references security.app_user;
create index on account.client_merge (merged_by_id);

-- A merge goes with its clients when their import is undone; while it stands, merged_into_id holds them.
alter table account.client_merge drop constraint client_merge_kept_id_fkey, drop constraint client_merge_merged_id_fkey;
alter table account.client_merge add foreign key (kept_id) references account.client on delete cascade;
alter table account.client_merge add foreign key (merged_id) references account.client on delete cascade;

create table account.merge_move (
    merge_id    bigint not null references account.client_merge on delete cascade,
    -- the module whose rows they are
    room        text not null,
    moved_rows  integer not null check (moved_rows >= 0),
    moved       jsonb not null,
    primary key (merge_id, room)
);
create trigger audited_insert after insert on account.merge_move referencing new table as new_rows
    for each statement execute function security.record_bulk_change('moved_rows');

-- Why a pair is likely, as the list shows and filters it: name.SAME, taxNumber.DIFFERENT.
alter table account.duplicate_pair add signs text[] not null default '{}';
create index on account.duplicate_pair (score desc, id desc) where state = 'OPEN';

-- One search for duplicates through all clients, and what it learned for judging a single client later.
create table account.duplicate_search (
    id              bigint generated always as identity primary key,
    state           text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'BROKEN')),
    started_by_id   bigint references security.app_user,
    started_at      timestamptz not null default now(),
    alive_at        timestamptz not null default now(),
    ended_at        timestamptz,
    clients         integer not null default 0,
    compared        integer not null default 0,
    found           integer not null default 0,
    learned         jsonb
);
create index on account.duplicate_search (started_by_id);
create unique index on account.duplicate_search (state) where state = 'RUNNING';
create trigger audited_start after insert on account.duplicate_search for each row execute function security.record_change('');
create trigger audited_end after update of ended_at on account.duplicate_search for each row execute function security.record_change('');

-- A channel knows its client, so that the history of the client knows of the channel.
alter table account.contact_channel add client_id bigint;
update account.contact_channel h set client_id = p.client_id from account.contact p where p.id = h.contact_id;
alter table account.contact_channel alter column client_id set not null;
alter table account.contact add unique (id, client_id);
alter table account.contact_channel drop constraint contact_channel_contact_id_fkey;
alter table account.contact_channel add foreign key (contact_id, client_id) references account.contact (id, client_id)
    on delete cascade on update cascade;
create index on account.contact_channel (contact_id, client_id);

create function account.channel_of_client() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    select client_id into new.client_id from account.contact where id = new.contact_id;
    return new;
end
$$;
create trigger client before insert or update of contact_id on account.contact_channel
    for each row execute function account.channel_of_client();
drop trigger audited on account.contact_channel;
create trigger audited after insert or update or delete on account.contact_channel for each row execute function security.record_change('client_id');

-- How alike a pair is may be reckoned anew every night; what somebody decided about it is what the trail keeps.
drop trigger audited on account.duplicate_pair;
create trigger audited after update of state on account.duplicate_pair for each row execute function security.record_change('left_id');

-- Who else has this number: the last eight digits are the same with and without a dialling code.
create function account.last_digits(number text) returns text
    language sql immutable parallel safe
    return right(regexp_replace(number, '\D', '', 'g'), 8);
create index client_last_digits on account.client (account.last_digits(phone)) where phone is not null;
create index client_email on account.client (lower(email)) where email is not null;
