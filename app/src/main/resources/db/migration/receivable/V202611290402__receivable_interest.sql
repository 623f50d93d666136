-- What the law adds to a debt paid late: a reference rate for each half-year and the points above it. Law is data: a half-year
-- that is not here is not reckoned. Italy: D.Lgs. 231/2002, reference rates as published in the Gazzetta Ufficiale.
create table receivable.interest_law (
    id              bigint generated always as identity primary key,
    country         char(2) not null,
    valid_from      date not null check (extract(day from valid_from) = 1 and extract(month from valid_from) in (1, 7)),
    reference_rate  numeric(6, 3) not null check (reference_rate between -10 and 100),
    margin          numeric(6, 3) not null check (margin between 0 and 100),
    source          text not null,
    unique (country, valid_from)
);
insert into receivable.interest_law (country, valid_from, reference_rate, margin, source) values
    ('IT', '2023-01-01', 2.50, 8, 'D.Lgs. 231/2002 art. 5'),
    ('IT', '2023-07-01', 4.00, 8, 'D.Lgs. 231/2002 art. 5'),
    ('IT', '2024-01-01', 4.50, 8, 'D.Lgs. 231/2002 art. 5'),
    ('IT', '2024-07-01', 4.25, 8, 'D.Lgs. 231/2002 art. 5'),
    ('IT', '2025-01-01', 3.15, 8, 'D.Lgs. 231/2002 art. 5'),
    ('IT', '2025-07-01', 2.15, 8, 'D.Lgs. 231/2002 art. 5'),
    ('IT', '2026-01-01', 2.15, 8, 'D.Lgs. 231/2002 art. 5');

-- Interest that was claimed of a debt, as a document of its own, or waived with a reason; for each day once.
create table receivable.interest_charge (
    id              bigint generated always as identity primary key,
    ledger_item_id  bigint not null,
    client_id       bigint not null,
    currency        char(3) not null,
    from_on         date not null,
    until_on        date not null check (until_on >= from_on),
    amount          numeric(17, 2) not null check (amount >= 0),
    interest_item_id bigint references receivable.ledger_item,
    waived_because  text check (waived_because <> ''),
    charged_on      date not null,
    charged_by_id   bigint references security.app_user,
    check ((interest_item_id is null) = (waived_because is not null)),
    exclude using gist (ledger_item_id with =, daterange(from_on, until_on, '[]') with &&),
    foreign key (ledger_item_id, client_id, currency) references receivable.ledger_item (id, client_id, currency) on update cascade
);
create index on receivable.interest_charge (ledger_item_id, client_id, currency);
create index on receivable.interest_charge (interest_item_id);
create index on receivable.interest_charge (charged_by_id);

create trigger audited after insert or update or delete on receivable.interest_law for each row
    execute function security.record_change('');
create trigger audited after insert or update or delete on receivable.interest_charge for each row
    execute function security.record_change('client_id', 'ledger_item_id');
