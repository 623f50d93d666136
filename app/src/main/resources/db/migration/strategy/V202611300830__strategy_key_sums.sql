-- What the key accounts of a ranking bring together, so that nobody adds up forty thousand of them at each look.
alter table strategy.snapshot
    add key_value numeric(18, 2) not null default 0,
    add key_share double precision not null default 0;

create function strategy.sum_up(ranking bigint) returns void
    language sql
    set search_path = pg_catalog
as $$
    update strategy.snapshot
    set (key_value, key_share) = (
        select coalesce(sum(value), 0), coalesce(sum(share), 0)
        from strategy.standing where snapshot_id = ranking and is_key)
    where id = ranking;
$$;

select count(strategy.sum_up(id)) from strategy.snapshot;
