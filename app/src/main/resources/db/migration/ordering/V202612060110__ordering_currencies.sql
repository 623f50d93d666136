-- An order in another currency is worth something in the company's own, at the rate of the day it was priced; without a rate it is in the
-- company's. All that credit keeps for it is of its value.
alter table ordering.sales_order
    add column rate numeric(25, 10) check (rate > 0),
    -- the day the rate was published
    add column rated_on date,
    add column value numeric(17, 2) not null generated always as
        (case when rate is null then net_amount + vat_amount else round((net_amount + vat_amount) / rate, 2) end) stored,
    add check ((rate is null) = (rated_on is null));

-- Of the value that went from confirmed to delivered with it, what it holds still; null where the order has no rate.
alter table ordering.delivery_note
    add column promised_value numeric(17, 2) check (promised_value >= 0),
    add check (promised_amount > 0 or promised_value is null or promised_value = 0);
