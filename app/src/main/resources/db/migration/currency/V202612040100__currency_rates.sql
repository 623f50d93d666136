create schema currency;

-- How many units of a currency one unit of the company's own was worth on a day, as the European Central Bank writes its reference
-- rates. The rate of a day is the latest at or before it.
create table currency.exchange_rate (
    id              bigint generated always as identity primary key,
    currency        char(3) not null check (currency ~ '^[A-Z]{3}$'),
    day             date not null,
    units           numeric(25, 10) not null check (units > 0),
    source          text not null check (source in ('TYPED', 'ECB')),
    unique (currency, day)
);
create index on currency.exchange_rate (day desc, id desc);

-- A rate that somebody types has a line of its own in the trail; what a file brings has one for all.
create function currency.record_file() returns trigger
    language plpgsql
    set search_path = pg_catalog, security
as $$
declare
    summary jsonb;
begin
    select jsonb_build_object('rows', count(*), 'from', min(day), 'until', max(day)) into summary from changed where source = 'ECB';
    if (summary ->> 'rows')::bigint > 0 then
        insert into security.audit_entry (actor_id, on_behalf_of_id, channel, request_id, table_name, record_id, action, before, after)
        values (security.setting('caposaldo.actor')::bigint, security.setting('caposaldo.on_behalf_of')::bigint,
                coalesce(security.setting('caposaldo.channel'), 'SQL'), security.setting('caposaldo.request'),
                tg_table_schema || '.' || tg_table_name, '*', 'BULK', null, summary);
    end if;
    return null;
end
$$;
create trigger audited_insert after insert on currency.exchange_rate for each row when (new.source = 'TYPED')
    execute function security.record_change('');
create trigger audited_update after update on currency.exchange_rate for each row when (new.source = 'TYPED')
    execute function security.record_change('');
create trigger audited_delete after delete on currency.exchange_rate for each row execute function security.record_change('');
create trigger audited_file after insert on currency.exchange_rate referencing new table as changed
    for each statement execute function currency.record_file();
create trigger audited_file_again after update on currency.exchange_rate referencing new table as changed
    for each statement execute function currency.record_file();
