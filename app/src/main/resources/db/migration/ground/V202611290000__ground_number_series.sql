-- Every numbered document takes its number here, whichever room it stands in: orders of staff, invoices, acts, notes.
alter table people.number_series set schema ground;
grant select, insert, update, delete on ground.number_series to caposaldo_app;
