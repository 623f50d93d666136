-- A document in another currency is worth something in the company's own, at the rate of its day; without a rate it is in the company's.
alter table receivable.ledger_item
    add column rate numeric(25, 10) check (rate > 0),
    -- the day the rate was published: at or before that of the document, or the value date of its money
    add column rated_on date,
    add column value numeric(17, 2) not null
        generated always as (case when rate is null then amount else round(amount / rate, 2) end) stored,
    -- the value less that of the parts settled, at the rate of this document: nothing once nothing is open
    add column open_value numeric(17, 2),
    add check ((rate is null) = (rated_on is null)),
    add check ((rate is null) = (open_value is null)),
    add check (open_value between 0 and value),
    add check (open_amount > 0 or open_value is null or open_value = 0);
create index ledger_item_rated on receivable.ledger_item (currency, due_on, id) where rate is not null;

-- What was gained or lost by a rate between two documents that are set against each other. Released with the allocation.
create table receivable.rate_difference (
    allocation_id   bigint primary key references receivable.allocation on delete cascade,
    credit_id       bigint not null,
    debit_id        bigint not null,
    client_id       bigint not null,
    currency        char(3) not null,
    -- of the part that is settled, at the rate of the debt and at that of the credit
    debit_value     numeric(17, 2) not null check (debit_value >= 0),
    credit_value    numeric(17, 2) not null check (credit_value >= 0),
    -- above zero is gained, below it lost
    amount          numeric(17, 2) not null generated always as (credit_value - debit_value) stored,
    realised_on     date not null,
    foreign key (credit_id, client_id, currency) references receivable.ledger_item (id, client_id, currency)
        on update cascade deferrable initially deferred,
    foreign key (debit_id, client_id, currency) references receivable.ledger_item (id, client_id, currency)
        on update cascade deferrable initially deferred
);
create index on receivable.rate_difference (credit_id, client_id, currency);
create index on receivable.rate_difference (debit_id, client_id, currency);
create index on receivable.rate_difference (realised_on desc, allocation_id desc);

create trigger audited after insert or delete on receivable.rate_difference for each row
    execute function security.record_change('client_id', 'debit_id');

-- What a part of a document is worth at its rate: its value before less what is left after. The last part takes what is left to the cent.
create function receivable.value_of_part(item bigint, part numeric) returns numeric
    language sql stable
    set search_path = pg_catalog
as $$
    select case when i.amount - s.parts = part then i.value - s.value
        else greatest(i.value - s.value - round((i.amount - s.parts - part) / i.rate, 2), 0) end
    from receivable.ledger_item i, lateral (
        select coalesce(sum(a.amount), 0) as parts,
            coalesce(sum(case when i.debit then d.debit_value else d.credit_value end), 0) as value
        from receivable.rate_difference d join receivable.allocation a on a.id = d.allocation_id
        where i.debit and d.debit_id = i.id or not i.debit and d.credit_id = i.id
    ) s
    where i.id = item
$$;

create function receivable.keep_open_value(items bigint[]) returns void
    language sql
    set search_path = pg_catalog
as $$
    update receivable.ledger_item i
    set open_value = case when i.cancelled_on is not null then 0 else i.value - (
        select coalesce(sum(case when i.debit then d.debit_value else d.credit_value end), 0)
        from receivable.rate_difference d join receivable.allocation a on a.id = d.allocation_id
        where i.debit and d.debit_id = i.id or not i.debit and d.credit_id = i.id) end
    where i.id = any (items) and i.rate is not null
$$;

-- As before; where one of the sides has a rate, what was gained or lost is written with it.
create or replace function receivable.apply_allocations() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    sides bigint;
    met bigint;
    rated bigint;
    part record;
begin
    select count(distinct credit_id) + count(distinct debit_id) into sides from changed;
    if tg_op = 'INSERT' then
        with touched as (
            update receivable.ledger_item i
            set open_amount = i.open_amount - s.amount,
                open_value = case when i.open_amount > s.amount then i.open_value else 0 * i.open_value end,
                disputed_amount = least(i.disputed_amount, i.open_amount - s.amount),
                settled_on = case when i.open_amount > s.amount then null
                    when i.debit then (select max(allocated_on) from receivable.allocation where debit_id = i.id)
                    else (select max(allocated_on) from receivable.allocation where credit_id = i.id) end
            from (
                select credit_id as id, false as debit, sum(amount) as amount from changed group by 1
                union all
                select debit_id, true, sum(amount) from changed group by 1
            ) s
            where i.id = s.id and i.debit = s.debit and i.cancelled_on is null
            returning i.rate
        )
        select count(*), count(rate) into met, rated from touched;
    else
        with touched as (
            update receivable.ledger_item i
            set open_amount = i.open_amount + s.amount, settled_on = null,
                disputed_amount = coalesce((select least(d.amount, i.open_amount + s.amount) from receivable.dispute d
                    where d.ledger_item_id = i.id and d.closed_on is null), 0)
            from (
                select credit_id as id, sum(amount) as amount from changed group by 1
                union all
                select debit_id, sum(amount) from changed group by 1
            ) s
            where i.id = s.id
            returning i.rate
        )
        select count(*), count(rate) into met, rated from touched;
    end if;
    if met <> sides then
        raise exception 'An allocation ties a credit that stands to a debt' using errcode = 'check_violation';
    end if;
    if rated > 0 and tg_op = 'INSERT' then
        if rated < sides then
            raise exception 'Both sides of an allocation have a rate, or neither' using errcode = 'check_violation';
        end if;
        for part in select * from changed order by id loop
            insert into receivable.rate_difference
                (allocation_id, credit_id, debit_id, client_id, currency, debit_value, credit_value, realised_on)
            values (part.id, part.credit_id, part.debit_id, part.client_id, part.currency,
                receivable.value_of_part(part.debit_id, part.amount), receivable.value_of_part(part.credit_id, part.amount),
                part.allocated_on);
        end loop;
    end if;
    if rated > 0 then
        perform receivable.keep_open_value((select array_agg(credit_id) || array_agg(debit_id) from changed));
    end if;
    return null;
end
$$;

-- What a client has in other currencies than the company's own, at the latest rates of a day: part of its exposure.
create function receivable.other_ledgers(client bigint, own bpchar, day date)
    returns table (owed numeric, overdue numeric, unapplied numeric)
    language sql stable
as $$
    select coalesce(sum(round(l.owed / r.units, 2)), 0), coalesce(sum(round(l.overdue / r.units, 2)), 0),
        coalesce(sum(round(l.unapplied / r.units, 2)), 0)
    from receivable.client_ledger l
    cross join lateral (
        select x.units from currency.exchange_rate x
        where x.currency = l.currency and x.day <= $3 order by x.day desc limit 1) r
    where l.client_id = $1 and l.currency <> $2
$$;
