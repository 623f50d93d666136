-- Up to which net total the discounts were agreed; null where nothing was said about it.
alter table ordering.sales_order add agreed_net numeric(17, 2) check (agreed_net >= 0);
