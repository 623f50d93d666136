-- Who, on whose behalf, when, what, before and after. Written by triggers in the business transaction, never altered.
create table security.audit_entry (
    id              bigint generated always as identity primary key,
    at              timestamptz not null default clock_timestamp(),
    actor_id        bigint references security.app_user,
    on_behalf_of_id bigint references people.person,
    channel         text not null,
    request_id      text,
    table_name      text not null,
    record_id       text not null,
    client_id       bigint,
    action          text not null check (action in ('INSERT', 'UPDATE', 'DELETE', 'BULK')),
    before          jsonb,
    after           jsonb,
    -- the transaction that wrote it: once every older one has ended, nothing can slip in before it
    txid            xid8 not null default pg_current_xact_id()
);
create index on security.audit_entry (txid, id);
create index on security.audit_entry (actor_id);
create index on security.audit_entry (on_behalf_of_id);
create index on security.audit_entry (client_id, id desc) where client_id is not null;
create index on security.audit_entry (table_name, record_id, id desc);

-- The chain, sealed behind the writers: hash = sha256(previous hash || canonical entry). A gap or a change breaks it.
create table security.audit_seal (
    seq         bigint primary key,
    entry_id    bigint not null unique references security.audit_entry,
    hash        bytea not null
);

create function security.canonical(e security.audit_entry) returns bytea
    language sql stable parallel safe
    return convert_to(concat_ws(E'\x1f', e.id, extract(epoch from e.at), coalesce(e.actor_id::text, '-'),
        coalesce(e.on_behalf_of_id::text, '-'), e.channel, coalesce(e.request_id, '-'), e.table_name, e.record_id,
        coalesce(e.client_id::text, '-'), e.action, coalesce(e.before::text, '-'), coalesce(e.after::text, '-')), 'UTF8');

create function security.setting(name text) returns text
    language sql stable
    return nullif(current_setting(name, true), '');

-- Row trigger. First argument: the column that holds the client's key, or '' when the record is no client's.
create function security.record_change() returns trigger
    language plpgsql
    set search_path = pg_catalog, security
as $$
declare
    old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - '{password_hash,hash,search}'::text[] end;
    new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - '{password_hash,hash,search}'::text[] end;
    whole jsonb := coalesce(new_row, old_row);
    was jsonb := old_row;
    became jsonb := new_row;
begin
    if tg_op = 'UPDATE' then
        select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
          into was, became
          from jsonb_each(old_row) o
         where o.key <> 'version' and new_row -> o.key is distinct from o.value;
        if was is null and to_jsonb(old) is not distinct from to_jsonb(new) then
            return null;
        end if;
    end if;
    insert into security.audit_entry (actor_id, on_behalf_of_id, channel, request_id, table_name, record_id, client_id, action, before, after)
    values (security.setting('caposaldo.actor')::bigint, security.setting('caposaldo.on_behalf_of')::bigint,
            coalesce(security.setting('caposaldo.channel'), 'SQL'), security.setting('caposaldo.request'),
            tg_table_schema || '.' || tg_table_name,
            coalesce(whole ->> 'id', concat_ws('/', whole ->> 'user_id', whole ->> 'client_id', whole ->> 'item_id', whole ->> 'role', whole ->> 'valid_from')),
            (whole ->> nullif(tg_argv[0], ''))::bigint, tg_op, was, became);
    return null;
end
$$;

-- Statement trigger for rows that arrive by the million: one entry a statement, with how many and how much.
create function security.record_bulk_change() returns trigger
    language plpgsql
    set search_path = pg_catalog, security
as $$
declare
    summary jsonb;
begin
    execute format('select jsonb_build_object(''rows'', count(*), %L, sum(%I)) from %I', tg_argv[0], tg_argv[0],
                   case when tg_op = 'DELETE' then 'old_rows' else 'new_rows' end) into summary;
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

create function security.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'The audit trail is only ever added to';
end
$$;
create trigger audit_entry_is_append_only before update or delete or truncate on security.audit_entry
    for each statement execute function security.refuse_change();
create trigger audit_seal_is_append_only before update or delete or truncate on security.audit_seal
    for each statement execute function security.refuse_change();

-- Seat belt: an entry is read for one client, for one record, or by who may read all; the code says which.
alter table security.audit_entry enable row level security;
create policy add_entries on security.audit_entry for insert with check (true);
create policy read_of_a_client on security.audit_entry for select
    using (client_id = security.setting('caposaldo.audit_client')::bigint);
create policy read_all on security.audit_entry for select
    using (security.setting('caposaldo.audit_all') = 'on');

create trigger audited after insert or update or delete on people.company for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.department for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.job_position for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.person for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.staff_order for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.appointment for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.absence for each row execute function security.record_change('');
create trigger audited after insert or update or delete on people.handover_line for each row execute function security.record_change('');
create trigger audited after insert or update or delete on security.app_user for each row execute function security.record_change('');
create trigger audited after insert or update or delete on security.user_role for each row execute function security.record_change('');
create trigger audited after insert or update or delete on security.portfolio for each row execute function security.record_change('');
create trigger audited after insert or update of revoked_at or delete on security.api_token for each row execute function security.record_change('');
