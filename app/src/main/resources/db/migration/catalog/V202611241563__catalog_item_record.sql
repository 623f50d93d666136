-- What belongs to a product is in the product's history.
drop trigger audited on catalog.item_key;
drop trigger audited on catalog.pack;
drop trigger audited on catalog.item_cost;
drop trigger audited on catalog.list_price;
drop trigger audited on catalog.range_membership;
drop trigger audited on catalog.availability;
create trigger audited after insert or update or delete on catalog.item_key for each row execute function security.record_change('', 'item_id');
create trigger audited after insert or update or delete on catalog.pack for each row execute function security.record_change('', 'item_id');
create trigger audited after insert or update or delete on catalog.item_cost for each row execute function security.record_change('', 'item_id');
create trigger audited after insert or update or delete on catalog.list_price for each row execute function security.record_change('', 'item_id');
create trigger audited after insert or update or delete on catalog.range_membership for each row execute function security.record_change('', 'item_id');
create trigger audited after insert or update or delete on catalog.availability for each row execute function security.record_change('', 'item_id');

-- A GTIN-12 and the GTIN-13 with a zero before it name the same product (GS1 General Specifications, 1.4.2).
drop index catalog.item_gtin_idx;
create unique index item_gtin on catalog.item (lpad(gtin, 14, '0')) where gtin is not null;
create index pack_gtin on catalog.pack (lpad(gtin, 14, '0')) where gtin is not null;

-- What the list can be sorted by.
create index on catalog.item (state, id);
create index on catalog.availability (expected_on, item_id) where expected_on is not null;
create index on catalog.range_membership (segment, item_id);
