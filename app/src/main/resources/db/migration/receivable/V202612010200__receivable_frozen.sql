-- The last day of what the client has signed: documents up to that day stand as they are, and what corrects them is dated later.
alter table receivable.client_ledger add column frozen_until date;

-- Whoever writes: no document of a day that is signed is posted. The ledger is held first, so that a signature that is being
-- given at the same time is waited for.
create function receivable.refuse_frozen() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    met record;
begin
    perform from receivable.client_ledger l
    where (l.client_id, l.currency) in (select distinct client_id, currency from changed)
    order by l.client_id, l.currency for share;
    select c.number, l.frozen_until into met
    from changed c join receivable.client_ledger l on l.client_id = c.client_id and l.currency = c.currency
    where c.issued_on <= l.frozen_until
    limit 1;
    if found then
        raise exception 'The ledger is signed up to %, % cannot be changed', met.frozen_until, met.number
            using errcode = 'CP001', detail = met.frozen_until::text, hint = met.number;
    end if;
    return null;
end
$$;
create trigger frozen_insert after insert on receivable.ledger_item referencing new table as changed
    for each statement execute function receivable.refuse_frozen();

-- Before anything else that depends on the document is asked.
create function receivable.refuse_frozen_removal() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    frozen date;
begin
    select l.frozen_until into frozen from receivable.client_ledger l
    where l.client_id = old.client_id and l.currency = old.currency for share;
    if old.issued_on <= frozen then
        raise exception 'The ledger is signed up to %, % cannot be taken away', frozen, old.number
            using errcode = 'CP001', detail = frozen::text, hint = old.number;
    end if;
    return old;
end
$$;
create trigger frozen_delete before delete on receivable.ledger_item
    for each row execute function receivable.refuse_frozen_removal();

-- A document that stands on a signed day keeps its client, side, day and amount; it may be cancelled on a later day.
create function receivable.refuse_frozen_change() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
declare
    moved boolean := (old.client_id, old.currency, old.kind, old.issued_on, old.amount)
        is distinct from (new.client_id, new.currency, new.kind, new.issued_on, new.amount);
    frozen date;
begin
    perform from receivable.client_ledger l
    where (l.client_id, l.currency) in ((old.client_id, old.currency), (new.client_id, new.currency))
    order by l.client_id, l.currency for share;
    select max(l.frozen_until) into frozen from receivable.client_ledger l
    where (l.client_id, l.currency) = (old.client_id, old.currency)
            and (moved and old.issued_on <= l.frozen_until or old.cancelled_on <= l.frozen_until)
        or (l.client_id, l.currency) = (new.client_id, new.currency)
            and (moved and new.issued_on <= l.frozen_until or new.cancelled_on <= l.frozen_until);
    if frozen is not null then
        raise exception 'The ledger is signed up to %, % cannot be changed', frozen, old.number
            using errcode = 'CP001', detail = frozen::text, hint = old.number;
    end if;
    return new;
end
$$;
create trigger frozen_update before update of client_id, currency, kind, issued_on, amount, cancelled_on on receivable.ledger_item
    for each row when ((old.client_id, old.currency, old.kind, old.issued_on, old.amount, old.cancelled_on)
        is distinct from (new.client_id, new.currency, new.kind, new.issued_on, new.amount, new.cancelled_on))
    execute function receivable.refuse_frozen_change();

-- What pays what is no part of a balance, and old money may still be set against an old debt; but it counts from the first day
-- that is not signed, so that the ages of signed days stay.
create function receivable.date_allocation() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    new.allocated_on := greatest(new.allocated_on, (
        select l.frozen_until + 1 from receivable.client_ledger l
        where l.client_id = new.client_id and l.currency = new.currency));
    return new;
end
$$;
create trigger dated before insert on receivable.allocation for each row execute function receivable.date_allocation();
