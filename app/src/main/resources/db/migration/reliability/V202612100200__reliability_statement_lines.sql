-- What tells more of a failure than the balance sheet alone: what was sold in two years, what the trade earned, what debts cost.
alter table reliability.evidence
    add column sales                numeric(17, 2),
    add column sales_before         numeric(17, 2),
    add column operating_profit     numeric(17, 2),
    add column financial_expenses   numeric(17, 2),
    add check (step = 'STATEMENTS' or num_nonnulls(sales, sales_before, operating_profit, financial_expenses) = 0);
