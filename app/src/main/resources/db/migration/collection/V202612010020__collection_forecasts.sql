-- How late each client that owes is expected to pay its next invoice, and what each reason adds to the log odds of late:
-- learned each night from what was settled.
create table collection.payment_forecast (
    client_id           bigint not null references account.client on delete cascade,
    currency            char(3) not null,
    learned_on          date not null,
    -- its own invoices that were looked at
    settled             integer not null check (settled >= 0),
    chance_late         numeric(5, 4) not null check (chance_late between 0 and 1),
    expected_days       numeric(9, 1) not null check (expected_days >= 0),
    all_clients         numeric(8, 3) not null,
    pace                numeric(8, 3) not null,
    steadiness          numeric(8, 3) not null,
    disputes            numeric(8, 3) not null,
    primary key (client_id, currency)
);
create index on collection.payment_forecast (learned_on);
