-- A site is taken away so that it can come back: sales and deliveries of the past go on naming it.
alter table account.site add removed_at timestamptz;
-- GS1: thirteen digits, the last of them the check digit, which the application verifies.
alter table account.site add check (gln ~ '^[0-9]{13}$');
