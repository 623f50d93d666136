-- How far a role may go over an order as a whole: its discount in percent, and the net total it may have. The value of the
-- latter is an amount.
alter table pricing.discount_right rename column limit_percent to limit_value;
alter table pricing.discount_right
    alter column limit_value type numeric(17, 4),
    drop constraint discount_right_measure_check,
    drop constraint discount_right_limit_percent_check,
    add check (measure in ('LINE', 'MARGIN', 'TOTAL', 'NET_TOTAL')),
    add check (case measure when 'NET_TOTAL' then limit_value >= 0 else limit_value between -1000 and 100 end),
    -- an order has products of many groups
    add check (group_id is null or measure in ('LINE', 'MARGIN'));
