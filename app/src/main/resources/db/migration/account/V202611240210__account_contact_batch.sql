-- Which import brought a contact, so that the import can be undone.
alter table account.contact add batch_id bigint;
create index on account.contact (batch_id) where batch_id is not null;
