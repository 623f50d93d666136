-- When an order counts as fulfilled, from a day on: what the contract with a client says, or what holds for all others.
create table claim.service_definition (
    id                  bigint generated always as identity primary key,
    client_id           bigint references account.client,
    valid_from          date not null,
    reference           text not null check (reference in ('REQUESTED', 'CONFIRMED')),
    early_days          integer not null check (early_days between 0 and 365),
    late_days           integer not null check (late_days between 0 and 365),
    tolerance_percent   numeric(5, 2) not null check (tolerance_percent between 0 and 100),
    level               text not null check (level in ('ORDER', 'LINE', 'CASE'))
);
-- The one kept last for a day holds.
create index on claim.service_definition (client_id, valid_from desc, id desc);

-- Why a line was not fulfilled; without one the miss is open.
create table claim.miss_cause (
    order_line_id       bigint primary key references ordering.order_line,
    cause               text not null check (cause in ('STOCK', 'PLANNING', 'WAREHOUSE', 'CARRIER', 'ORDER_ENTRY', 'CREDIT', 'CLIENT', 'SUPPLIER', 'OTHER')),
    note                text check (note <> ''),
    closed_by_id        bigint not null references security.app_user,
    closed_at           timestamptz not null,
    check (cause <> 'OTHER' or note is not null)
);
create index on claim.miss_cause (closed_by_id);

create trigger audited after insert or update or delete on claim.service_definition for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on claim.miss_cause for each row execute function security.record_change('', 'order_line_id');

-- To begin with: on the day that was asked for or the day before it, everything, order by order.
insert into claim.service_definition (valid_from, reference, early_days, late_days, tolerance_percent, level)
values ('2000-01-01', 'REQUESTED', 1, 0, 0, 'ORDER');
