-- Why goods come back, in two steps: a group and, within it, the reason. Only reasons are given, never groups.
create table claim.reason_group (
    id                  bigint generated always as identity primary key,
    code                text not null unique check (code <> ''),
    name                text not null check (name <> '')
);

create table claim.return_reason (
    id                  bigint generated always as identity primary key,
    group_id            bigint not null references claim.reason_group,
    code                text not null unique check (code <> ''),
    name                text not null check (name <> ''),
    valid_from          date not null,
    -- the last day it may be given
    valid_until         date check (valid_until >= valid_from)
);
create index on claim.return_reason (group_id);

-- Goods that come back: asked for after they were accepted, or refused at the handing over.
create table claim.goods_return (
    id                  bigint generated always as identity primary key,
    note_id             bigint not null references ordering.delivery_note,
    number              text not null unique,
    kind                text not null check (kind in ('RETURN', 'REFUSAL')),
    state               text not null check (state in ('REQUESTED', 'AGREED', 'RECEIVED', 'CREDITED', 'REFUSED')),
    requested_on        date not null,
    remark              text,
    -- with tax, at the prices of the delivery: what is asked for, from the receipt on what came
    amount              numeric(17, 2) not null check (amount >= 0),
    requested_by_id     bigint not null references security.app_user,
    requested_at        timestamptz not null,
    agreed_on           date,
    agreed_by_id        bigint references security.app_user,
    received_on         date,
    received_by_id      bigint references security.app_user,
    credit_note_id      bigint unique references receivable.ledger_item,
    refusal             text check (refusal <> ''),
    version             integer not null default 1,
    unique (id, kind),
    check ((agreed_on is null) = (agreed_by_id is null)),
    check ((received_on is null) = (received_by_id is null)),
    check (state not in ('AGREED', 'RECEIVED', 'CREDITED') or agreed_on is not null),
    check (state not in ('RECEIVED', 'CREDITED') or received_on is not null),
    check (state not in ('REQUESTED', 'AGREED') or received_on is null),
    check ((state = 'CREDITED') = (credit_note_id is not null)),
    check ((state = 'REFUSED') = (refusal is not null)),
    -- what was refused at the handing over came back with the truck and was never invoiced
    check (kind = 'RETURN' or state = 'RECEIVED')
);
create index on claim.goods_return (note_id);
create index on claim.goods_return (requested_on desc, id desc);
create index goods_return_open on claim.goods_return (id) where state in ('REQUESTED', 'AGREED');
create index on claim.goods_return (requested_by_id);
create index on claim.goods_return (agreed_by_id);
create index on claim.goods_return (received_by_id);

create table claim.return_line (
    id                  bigint generated always as identity primary key,
    return_id           bigint not null,
    kind                text not null,
    line_no             integer not null check (line_no > 0),
    delivery_line_id    bigint not null references ordering.delivery_line,
    reason_id           bigint not null references claim.return_reason,
    quantity            numeric(12, 3) not null check (quantity > 0),
    -- what came of it; the rest may be asked for again
    received_quantity   numeric(12, 3) check (received_quantity between 0 and quantity),
    counted             numeric(12, 3) not null generated always as (coalesce(received_quantity, quantity)) stored,
    unique (return_id, kind, line_no),
    unique (return_id, delivery_line_id, reason_id),
    foreign key (return_id, kind) references claim.goods_return (id, kind)
);
create index on claim.return_line (delivery_line_id);
create index on claim.return_line (reason_id);

-- Returns claim of what was accepted, refusals of what was not: the same checks keep acts and returns apart.
create function claim.count_returned() returns trigger
    language plpgsql
as $$
begin
    insert into claim.claimed_line (delivery_line_id, delivered, accepted, at_proof, later)
    select d.id, d.quantity, d.accepted_quantity, coalesce(sum(a.quantity) filter (where a.kind = 'REFUSAL'), 0),
        coalesce(sum(a.quantity) filter (where a.kind = 'RETURN'), 0)
    from added a join ordering.delivery_line d on d.id = a.delivery_line_id
    group by d.id order by d.id
    on conflict (delivery_line_id) do update set at_proof = claimed_line.at_proof + excluded.at_proof,
        later = claimed_line.later + excluded.later;
    return null;
end
$$;
create trigger returned after insert on claim.return_line
    referencing new table as added for each statement execute function claim.count_returned();

create function claim.count_received() returns trigger
    language plpgsql
as $$
begin
    if old.received_quantity is not null then
        raise exception 'What came back is counted once' using errcode = 'check_violation';
    end if;
    update claim.claimed_line set later = later - (old.quantity - new.received_quantity)
    where delivery_line_id = old.delivery_line_id;
    return null;
end
$$;
create trigger received after update of received_quantity on claim.return_line
    for each row execute function claim.count_received();

create function claim.free_refused() returns trigger
    language plpgsql
as $$
begin
    update claim.claimed_line c set later = c.later - f.quantity
    from (
        select delivery_line_id as id, sum(counted) as quantity from claim.return_line where return_id = new.id group by 1 order by 1
    ) f
    where c.delivery_line_id = f.id;
    return null;
end
$$;
create trigger refused after update of state on claim.goods_return
    for each row when (old.state <> 'REFUSED' and new.state = 'REFUSED') execute function claim.free_refused();
create trigger ended_stands before update of state on claim.goods_return
    for each row when (old.state in ('CREDITED', 'REFUSED')) execute function claim.refuse_return();

create function claim.refuse_recall() returns trigger
    language plpgsql
as $$
begin
    raise exception 'What was asked to be taken back stands as it was asked' using errcode = 'check_violation';
end
$$;
create trigger request_stands before delete or update of return_id, kind, delivery_line_id, reason_id, quantity
    on claim.return_line for each row execute function claim.refuse_recall();

create trigger audited after insert or update or delete on claim.reason_group for each row execute function security.record_change('');
create trigger audited after insert or update or delete on claim.return_reason for each row execute function security.record_change('');
create trigger audited after insert or update or delete on claim.goods_return for each row execute function security.record_change('');
create trigger audited after insert or update or delete on claim.return_line for each row execute function security.record_change('', 'return_id');

-- To begin with; our words for these codes are in the languages of the house, others are shown as they are written.
insert into claim.reason_group (code, name) values
    ('ORDER', 'Order'), ('DELIVERY', 'Delivery'), ('QUALITY', 'Quality'), ('COMMERCIAL', 'Commercial');
insert into claim.return_reason (group_id, code, name, valid_from)
select g.id, r.code, r.name, '2000-01-01'
from (values
    ('ORDER', 'ORDERED_WRONGLY', 'Ordered wrongly by the client'),
    ('ORDER', 'ENTERED_WRONGLY', 'Entered wrongly by us'),
    ('ORDER', 'TOO_MUCH', 'Too much ordered'),
    ('DELIVERY', 'TOO_LATE', 'Came too late'),
    ('DELIVERY', 'NOT_ORDERED', 'Was not ordered'),
    ('DELIVERY', 'NO_PAPERS', 'Papers were missing or wrong'),
    ('QUALITY', 'DEFECT', 'Defect'),
    ('QUALITY', 'BROKEN', 'Broken on the way'),
    ('QUALITY', 'SHELF_LIFE', 'Shelf life too short'),
    ('COMMERCIAL', 'NOT_SOLD', 'Does not sell'),
    ('COMMERCIAL', 'PRICE', 'Price not as agreed'),
    ('COMMERCIAL', 'NO_MONEY', 'The client could not pay')) r (grp, code, name)
join claim.reason_group g on g.code = r.grp;
