create schema claim;

-- Within how many days a discrepancy of a kind has to be told: what the law or our contracts say from a day on.
create table claim.deadline_rule (
    id                  bigint generated always as identity primary key,
    kind                text not null check (kind in ('SHORTAGE', 'SURPLUS', 'DAMAGE', 'MISGRADE')),
    valid_from          date not null,
    days                integer not null check (days between 0 and 365),
    source              text not null check (source <> ''),
    unique (kind, valid_from)
);

-- What of a delivered line is claimed already, by acts that stand: of what was not accepted at the handing over, and of what
-- was. Nothing can be claimed twice, and only what is claimed can be credited.
create table claim.claimed_line (
    delivery_line_id    bigint primary key references ordering.delivery_line,
    delivered           numeric(12, 3) not null,
    accepted            numeric(12, 3) not null,
    at_proof            numeric(12, 3) not null default 0,
    later               numeric(12, 3) not null default 0,
    credited            numeric(12, 3) not null default 0,
    constraint claimed_once_at_proof check (at_proof between 0 and delivered - accepted),
    constraint claimed_once_later check (later between 0 and accepted),
    constraint credited_once check (credited between 0 and later)
);

-- What was credited of the invoice of a delivery: never more than it says.
create table claim.claimed_note (
    note_id             bigint primary key references ordering.delivery_note,
    invoiced            numeric(17, 2) not null,
    credited            numeric(17, 2) not null default 0,
    constraint credited_within_the_invoice check (credited between 0 and invoiced)
);

-- An act of shortage, surplus, damage or mis-grading (TORG-2): what was found otherwise than the delivery note says.
create table claim.discrepancy_act (
    id                  bigint generated always as identity primary key,
    note_id             bigint not null references ordering.delivery_note,
    number              text not null unique,
    state               text not null default 'DRAFT' check (state in ('DRAFT', 'SIGNED', 'SETTLED', 'REJECTED')),
    drawn_on            date not null,
    began_at            time,
    ended_at            time,
    place               text not null check (place <> ''),
    seals               text,
    cause               text,
    conclusion          text,
    -- by the rules of the day it was taken in; null where none is written
    deadline            date,
    -- with tax, at the prices of the delivery: all that is missing, and of that what had been accepted
    missing_amount      numeric(17, 2) not null default 0 check (missing_amount >= 0),
    accepted_amount     numeric(17, 2) not null default 0 check (accepted_amount between 0 and missing_amount),
    drawn_by_id         bigint not null references security.app_user,
    drawn_at            timestamptz not null,
    signed_by           text check (signed_by <> ''),
    signed_on           date check (signed_on >= drawn_on),
    countersigned_by    text check (countersigned_by <> ''),
    countersigned_on    date check (countersigned_on >= drawn_on),
    -- why the other side did not sign
    unsigned_reason     text check (unsigned_reason <> ''),
    settlement          text check (settlement in ('REPLACEMENT', 'CREDIT', 'DISPUTE', 'NOTHING_DUE')),
    order_id            bigint unique references ordering.sales_order,
    credit_note_id      bigint unique references receivable.ledger_item,
    dispute_id          bigint unique references receivable.dispute,
    settled_on          date,
    settled_by_id       bigint references security.app_user,
    rejection           text check (rejection <> ''),
    version             integer not null default 1,
    check (state <> 'DRAFT' or signed_by is null),
    check (state not in ('SIGNED', 'SETTLED') or signed_by is not null),
    check ((signed_by is null) = (signed_on is null)),
    check ((countersigned_by is null) = (countersigned_on is null)),
    -- the other side signs or it is said why not
    check ((signed_by is not null) = ((countersigned_by is null) <> (unsigned_reason is null))),
    check ((state = 'SETTLED') = (settlement is not null)),
    check ((settlement is null) = (settled_on is null) and (settlement is null) = (settled_by_id is null)),
    -- settled by exactly one thing
    check ((settlement is not distinct from 'REPLACEMENT') = (order_id is not null)),
    check ((settlement is not distinct from 'CREDIT') = (credit_note_id is not null)),
    check ((settlement is not distinct from 'DISPUTE') = (dispute_id is not null)),
    check (settlement is distinct from 'NOTHING_DUE' or accepted_amount = 0),
    check ((state = 'REJECTED') = (rejection is not null))
);
create index on claim.discrepancy_act (note_id);
create index on claim.discrepancy_act (drawn_on desc, id desc);
create index discrepancy_act_open on claim.discrepancy_act (deadline, id) where state in ('DRAFT', 'SIGNED');
create index on claim.discrepancy_act (drawn_by_id);
create index on claim.discrepancy_act (settled_by_id);

create table claim.act_line (
    id                  bigint generated always as identity primary key,
    act_id              bigint not null references claim.discrepancy_act,
    line_no             integer not null check (line_no > 0),
    kind                text not null check (kind in ('SHORTAGE', 'SURPLUS', 'DAMAGE', 'MISGRADE')),
    -- null only for a surplus of something that is not on the note
    delivery_line_id    bigint references ordering.delivery_line,
    item_id             bigint not null references catalog.item,
    -- whether the proof of delivery says so already, or it was found in what had been accepted
    discovered          text not null check (discovered in ('AT_PROOF', 'LATER')),
    expected            numeric(12, 3) not null check (expected >= 0),
    found               numeric(12, 3) not null check (found >= 0),
    missing             numeric(12, 3) not null generated always as (greatest(expected - found, 0)) stored,
    price               numeric(15, 4) check (price >= 0),
    vat_rate            numeric(5, 2) check (vat_rate between 0 and 100),
    -- mis-grading: what lay there in its place, so that a surplus of one and a shortage of another are one row
    instead_item_id     bigint references catalog.item check (instead_item_id <> item_id),
    instead_quantity    numeric(12, 3) check (instead_quantity > 0),
    unique (act_id, line_no),
    check ((kind = 'SURPLUS') = (found > expected)),
    check (found <> expected),
    check (delivery_line_id is not null or kind = 'SURPLUS'),
    check ((delivery_line_id is null) = (price is null)),
    check ((kind = 'MISGRADE') = (instead_item_id is not null)),
    check ((instead_item_id is null) = (instead_quantity is null))
);
create index on claim.act_line (delivery_line_id);
create index on claim.act_line (item_id);
create index on claim.act_line (instead_item_id);

-- Who looked, in the order of the paper.
create table claim.act_member (
    act_id              bigint not null references claim.discrepancy_act,
    place               integer not null,
    name                text not null check (name <> ''),
    role                text not null check (role <> ''),
    primary key (act_id, place)
);

create table claim.act_photo (
    id                  bigint generated always as identity primary key,
    act_id              bigint not null references claim.discrepancy_act,
    name                text not null,
    -- told from the content, never from the name
    media_type          text not null check (media_type in ('image/jpeg', 'image/png')),
    bytes               integer not null check (bytes between 1 and 5242880),
    width               integer not null check (width > 0),
    height              integer not null check (height > 0),
    sha256              text not null,
    added_by_id         bigint not null references security.app_user,
    added_at            timestamptz not null,
    unique (act_id, sha256)
);
create index on claim.act_photo (added_by_id);

-- Apart from what is said of it, so that the trail keeps its checksum and not the picture.
create table claim.photo_content (
    photo_id            bigint primary key references claim.act_photo on delete cascade,
    content             bytea not null
);

-- Lines of a draft only, whoever writes: what was signed stands.
create function claim.refuse_signed() returns trigger
    language plpgsql
as $$
declare
    act bigint := case when tg_op = 'DELETE' then old.act_id else new.act_id end;
begin
    if (select state from claim.discrepancy_act where id = act for no key update) <> 'DRAFT' then
        raise exception 'What both sides signed stands' using errcode = 'check_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger signed_stands before insert or update or delete on claim.act_line
    for each row execute function claim.refuse_signed();
create trigger signed_stands before insert or update or delete on claim.act_member
    for each row execute function claim.refuse_signed();

-- The checks of claimed_line refuse what is above what there is to claim, however many write at once.
create function claim.count_claimed() returns trigger
    language plpgsql
as $$
begin
    insert into claim.claimed_line (delivery_line_id, delivered, accepted, at_proof, later)
    select d.id, d.quantity, d.accepted_quantity, coalesce(sum(a.missing) filter (where a.discovered = 'AT_PROOF'), 0),
        coalesce(sum(a.missing) filter (where a.discovered = 'LATER'), 0)
    from added a join ordering.delivery_line d on d.id = a.delivery_line_id
    where a.missing > 0
    group by d.id order by d.id
    on conflict (delivery_line_id) do update set at_proof = claimed_line.at_proof + excluded.at_proof,
        later = claimed_line.later + excluded.later;
    return null;
end
$$;
create trigger claimed after insert on claim.act_line
    referencing new table as added for each statement execute function claim.count_claimed();

create function claim.count_freed() returns trigger
    language plpgsql
as $$
begin
    update claim.claimed_line c set at_proof = c.at_proof - f.at_proof, later = c.later - f.later
    from (
        select delivery_line_id as id, coalesce(sum(missing) filter (where discovered = 'AT_PROOF'), 0) as at_proof,
            coalesce(sum(missing) filter (where discovered = 'LATER'), 0) as later
        from removed where missing > 0 group by 1 order by 1
    ) f
    where c.delivery_line_id = f.id;
    return null;
end
$$;
create trigger freed after delete on claim.act_line
    referencing old table as removed for each statement execute function claim.count_freed();

-- What an act claimed that is rejected may be claimed again.
create function claim.free_rejected() returns trigger
    language plpgsql
as $$
begin
    update claim.claimed_line c set at_proof = c.at_proof - f.at_proof, later = c.later - f.later
    from (
        select delivery_line_id as id, coalesce(sum(missing) filter (where discovered = 'AT_PROOF'), 0) as at_proof,
            coalesce(sum(missing) filter (where discovered = 'LATER'), 0) as later
        from claim.act_line where act_id = new.id and missing > 0 group by 1 order by 1
    ) f
    where c.delivery_line_id = f.id;
    return null;
end
$$;
create trigger rejected after update of state on claim.discrepancy_act
    for each row when (old.state <> 'REJECTED' and new.state = 'REJECTED') execute function claim.free_rejected();

create function claim.refuse_return() returns trigger
    language plpgsql
as $$
begin
    raise exception 'What was settled or rejected stays so' using errcode = 'check_violation';
end
$$;
create trigger ended_stands before update of state, settlement on claim.discrepancy_act
    for each row when (old.state in ('SETTLED', 'REJECTED')) execute function claim.refuse_return();

create trigger audited after insert or update or delete on claim.deadline_rule for each row execute function security.record_change('');
create trigger audited after insert or update or delete on claim.discrepancy_act for each row execute function security.record_change('');
create trigger audited after insert or update or delete on claim.act_line for each row execute function security.record_change('', 'act_id');
create trigger audited after insert or update or delete on claim.act_member for each row execute function security.record_change('', 'act_id');
create trigger audited after insert or update or delete on claim.act_photo for each row execute function security.record_change('', 'act_id');

-- Hidden shortage or damage: eight days from taking it in (Codice civile, articles 1495 and 1698).
insert into claim.deadline_rule (kind, valid_from, days, source) values
    ('SHORTAGE', '2000-01-01', 8, 'Codice civile, art. 1495, 1698'),
    ('SURPLUS', '2000-01-01', 8, 'Codice civile, art. 1495, 1698'),
    ('DAMAGE', '2000-01-01', 8, 'Codice civile, art. 1495, 1698'),
    ('MISGRADE', '2000-01-01', 8, 'Codice civile, art. 1495, 1698');
