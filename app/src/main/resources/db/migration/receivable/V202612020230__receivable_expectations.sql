-- When an open invoice is expected to be paid, and what each reason adds to the log odds of late: told each night by the
-- room that learns it, and kept here, where lists and the credit check read it. Once it is settled nobody looks at it.
create table receivable.payment_expectation (
    ledger_item_id  bigint primary key references receivable.ledger_item on delete cascade,
    learned_on      date not null,
    -- the client's own invoices that were looked at
    settled         integer not null check (settled >= 0),
    chance_late     numeric(5, 4) not null check (chance_late between 0 and 1),
    expected_days   numeric(9, 1) not null check (expected_days >= 0),
    expected_on     date not null check (expected_on >= learned_on),
    all_clients     numeric(8, 3) not null,
    pace            numeric(8, 3) not null,
    steadiness      numeric(8, 3) not null,
    disputes        numeric(8, 3) not null,
    still_open      numeric(8, 3) not null
);
