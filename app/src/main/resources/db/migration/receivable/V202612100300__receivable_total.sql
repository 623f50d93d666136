-- What all clients owe in each currency, for who sees them all: whoever counts a ledger anew adds what changed as a row of its
-- own, so that nobody waits for anybody, and the rows of a currency are drawn together every minute. Their sum is what ledgers sum to.
create table receivable.ledger_total (
    id              bigint generated always as identity primary key,
    currency        char(3) not null,
    owed            numeric(21, 2) not null,
    not_due         numeric(21, 2) not null,
    days_30         numeric(21, 2) not null,
    days_60         numeric(21, 2) not null,
    days_90         numeric(21, 2) not null,
    older           numeric(21, 2) not null,
    disputed        numeric(21, 2) not null,
    unapplied       numeric(21, 2) not null,
    open_items      bigint not null,
    overdue_items   bigint not null,
    overdue_days    numeric(26, 2) not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

insert into receivable.ledger_total (currency, owed, not_due, days_30, days_60, days_90, older, disputed, unapplied, open_items,
    overdue_items, overdue_days)
select currency, sum(owed), sum(not_due), sum(days_30), sum(days_60), sum(days_90), sum(older), sum(disputed), sum(unapplied),
    sum(open_items), sum(overdue_items), sum(overdue_days)
from receivable.client_ledger group by currency;

-- The oldest of all is one look.
create index on receivable.client_ledger (currency, oldest_due_on);
