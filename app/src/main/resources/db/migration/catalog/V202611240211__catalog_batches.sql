-- Which import brought a group, a pack, a cost or a price, so that the import can be undone.
alter table catalog.item_group add batch_id bigint;
alter table catalog.pack add batch_id bigint;
alter table catalog.item_cost add batch_id bigint;
alter table catalog.list_price add batch_id bigint;
create index on catalog.item_group (batch_id) where batch_id is not null;
create index on catalog.pack (batch_id) where batch_id is not null;
create index on catalog.item_cost (batch_id) where batch_id is not null;
create index on catalog.list_price (batch_id) where batch_id is not null;
create index item_group_code_folded on catalog.item_group (upper(code));
