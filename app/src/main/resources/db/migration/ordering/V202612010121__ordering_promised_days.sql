-- The lines promised for the days of a month, by whichever day was promised.
create index on ordering.sales_order (requested_on) where requested_on is not null;
create index on ordering.order_line (confirmed_on) where confirmed_on is not null;
