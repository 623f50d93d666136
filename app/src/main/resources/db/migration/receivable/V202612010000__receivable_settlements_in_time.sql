-- How many times a debt was paid, and how many of them after its due date: what a client's habit is told from.
alter table receivable.client_month
    add column settlements integer not null default 0 check (settlements >= 0),
    add column late_settlements integer not null default 0 check (late_settlements between 0 and settlements);

update receivable.client_month m set settlements = s.settlements, late_settlements = s.late
from (
    select a.client_id, a.currency, date_trunc('month', a.allocated_on)::date as month, count(*) as settlements,
        count(*) filter (where a.allocated_on > d.due_on) as late
    from receivable.allocation a
    join receivable.ledger_item d on d.id = a.debit_id
    join receivable.ledger_item c on c.id = a.credit_id and c.kind = 'PAYMENT'
    group by 1, 2, 3
) s
where m.client_id = s.client_id and m.currency = s.currency and m.month = s.month;
