-- The words a record is found by follow from the record, as its search text does: the trail need not tell them.
create function security.told(whole jsonb) returns jsonb
    language sql immutable parallel safe
    return whole - '{password_hash,hash,search,words}'::text[];

create or replace function security.record_change() returns trigger
    language plpgsql
    set search_path = pg_catalog, security
as $$
declare
    old_row jsonb := case when tg_op <> 'INSERT' then security.told(to_jsonb(old)) end;
    new_row jsonb := case when tg_op <> 'DELETE' then security.told(to_jsonb(new)) end;
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
            coalesce(whole ->> nullif(tg_argv[1], ''), whole ->> 'id', concat_ws('/', whole ->> 'user_id', whole ->> 'client_id', whole ->> 'item_id', whole ->> 'role', whole ->> 'valid_from')),
            (whole ->> nullif(tg_argv[0], ''))::bigint, tg_op, was, became);
    return null;
end
$$;
