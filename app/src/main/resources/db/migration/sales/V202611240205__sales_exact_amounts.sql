-- Quantity times a price of three decimals has more than two: rounding each line would lose a cent in the sum.
alter table sales.sales_line alter column net_amount type numeric(17, 4), alter column cost_amount type numeric(17, 4);
alter table sales.client_item_month alter column revenue type numeric(19, 4), alter column returned type numeric(19, 4), alter column margin type numeric(19, 4);
alter table sales.client_month alter column revenue type numeric(19, 4), alter column returned type numeric(19, 4), alter column margin type numeric(19, 4);
alter table sales.client_day alter column revenue type numeric(19, 4), alter column margin type numeric(19, 4);
alter table sales.client_figure alter column revenue_12 type numeric(19, 4), alter column revenue_before type numeric(19, 4), alter column margin_12 type numeric(19, 4), alter column margin_before type numeric(19, 4), alter column revenue_month type numeric(19, 4), alter column revenue_month_before type numeric(19, 4);
