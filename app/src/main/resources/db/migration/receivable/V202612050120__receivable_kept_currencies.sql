-- The currencies any ledger is kept in: from one to the next in the index of ledgers, however many ledgers there are.
create function receivable.kept_currencies() returns table (currency bpchar)
    language sql stable rows 4
    set search_path = pg_catalog
as $$
    with recursive kept as (
        select min(l.currency) as currency from receivable.client_ledger l
        union all
        select (select min(n.currency) from receivable.client_ledger n where n.currency > kept.currency)
        from kept where kept.currency is not null
    )
    select kept.currency from kept where kept.currency is not null
$$;
