-- By which agreement an order was entered, and which lines a promotion gives, for how much bought: those are not charged.
alter table ordering.sales_order add agreement_id bigint references pricing.agreement;
create index on ordering.sales_order (agreement_id);

alter table ordering.order_line
    add promotion_id bigint references pricing.promotion,
    add promotion_bought numeric(17, 3) check (promotion_bought > 0),
    add check ((promotion_id is null) = (promotion_bought is null)),
    add check (promotion_id is null or price = 0);
create index on ordering.order_line (promotion_id);
