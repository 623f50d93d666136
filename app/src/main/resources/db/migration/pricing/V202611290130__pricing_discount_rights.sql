-- How far below the column a role may go by itself, and how much margin must be left: by product group, with the groups in
-- it, and by segment of clients. The nearest group goes before those above it, a segment before any.
create table pricing.discount_right (
    id              bigint generated always as identity primary key,
    role            text not null,
    group_id        bigint references catalog.item_group,
    segment         text,
    measure         text not null check (measure in ('LINE', 'MARGIN')),
    limit_percent   numeric(7, 4) not null check (limit_percent between -1000 and 100),
    valid_from      date not null,
    valid_to        date check (valid_to >= valid_from),
    version         integer not null default 1,
    exclude using gist (
        role with =, (coalesce(group_id, 0)) with =, (coalesce(lower(segment), '')) with =, measure with =,
        daterange(valid_from, valid_to, '[]') with &&)
);
create index on pricing.discount_right (group_id);

create trigger audited after insert or update or delete on pricing.discount_right for each row execute function security.record_change('');
