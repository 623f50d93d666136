-- The application's role may work with the rows of every room and owns nothing; the audit trail it may only add to.
do $$
declare
    room text;
begin
    foreach room in array array['people', 'security', 'account', 'catalog', 'sales', 'exchange', 'currency', 'strategy', 'pricing', 'approval', 'receivable', 'credit', 'ordering', 'bank', 'reliability', 'reconciliation', 'claim', 'collection', 'mail'] loop
        if exists (select from pg_namespace where nspname = room) then
            execute format('grant usage on schema %I to caposaldo_app', room);
            execute format('grant select, insert, update, delete on all tables in schema %I to caposaldo_app', room);
            execute format('grant usage on all sequences in schema %I to caposaldo_app', room);
        end if;
    end loop;
    grant usage on schema ext to caposaldo_app;
    revoke update, delete on security.audit_entry, security.audit_seal from caposaldo_app;
end
$$;
