-- Where goods leave from: what is missing, damaged or late has a place, not only a product.
create table ordering.warehouse (
    id          bigint generated always as identity primary key,
    code        text not null unique check (code ~ '^[A-Z0-9_-]{1,20}$'),
    name        text not null check (name <> '' and length(name) <= 100),
    valid_until date
);
create trigger audited after insert or update or delete on ordering.warehouse for each row execute function security.record_change('');

insert into ordering.warehouse (code, name) values ('MAIN', 'Main warehouse');

alter table ordering.delivery_note add column warehouse_id bigint references ordering.warehouse;
alter table ordering.delivery_note disable trigger user;
update ordering.delivery_note set warehouse_id = (select id from ordering.warehouse);
alter table ordering.delivery_note enable trigger user;
alter table ordering.delivery_note alter column warehouse_id set not null;
create index on ordering.delivery_note (warehouse_id);
