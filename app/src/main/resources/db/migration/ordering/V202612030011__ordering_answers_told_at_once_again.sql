-- The trail of an answer is one statement again, with what is given up: a trigger for each row had come back with that column.
create or replace function ordering.record_answers() returns trigger
    language plpgsql
    set search_path = pg_catalog, security
as $$
begin
    insert into security.audit_entry (actor_id, on_behalf_of_id, channel, request_id, table_name, record_id, action, before, after)
    select s.actor_id, s.on_behalf_of_id, s.channel, s.request_id, 'ordering.order_line', l.id, 'UPDATE', d.before, d.after
    from (
        select b.id,
            jsonb_build_object('confirmed_quantity', w.confirmed_quantity, 'confirmed_on', w.confirmed_on, 'refusal', w.refusal,
                'given_up_quantity', w.given_up_quantity, 'given_up_because', w.given_up_because) as was,
            jsonb_build_object('confirmed_quantity', b.confirmed_quantity, 'confirmed_on', b.confirmed_on, 'refusal', b.refusal,
                'given_up_quantity', b.given_up_quantity, 'given_up_because', b.given_up_because) as became
        from became b join was w on w.id = b.id
        where (b.confirmed_quantity, b.confirmed_on, b.refusal, b.given_up_quantity, b.given_up_because)
            is distinct from (w.confirmed_quantity, w.confirmed_on, w.refusal, w.given_up_quantity, w.given_up_because)
    ) l
    cross join lateral (
        select jsonb_object_agg(o.key, o.value) as before, jsonb_object_agg(o.key, l.became -> o.key) as after
        from jsonb_each(l.was) o where l.became -> o.key is distinct from o.value
    ) d
    cross join (
        select security.setting('caposaldo.actor')::bigint as actor_id, security.setting('caposaldo.on_behalf_of')::bigint as on_behalf_of_id,
            coalesce(security.setting('caposaldo.channel'), 'SQL') as channel, security.setting('caposaldo.request') as request_id
    ) s
    order by l.id;
    return null;
end
$$;
drop trigger audited_update on ordering.order_line;
create trigger audited_update after update on ordering.order_line referencing old table as was new table as became
    for each statement execute function ordering.record_answers();
