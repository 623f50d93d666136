create schema reliability;

create function reliability.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'Evidence and checks are only added to';
end
$$;

-- How checks are scored; the newest version is in force, earlier checks stay explained by the version of their time.
create table reliability.scoring (
    id                  bigint generated always as identity primary key,
    -- scales, months, classes and bounds as they were written
    model               jsonb not null,
    why                 text not null check (why <> ''),
    changed_by_id       bigint references security.app_user,
    valid_from          timestamptz not null default now(),
    -- each takes the place of exactly one, so that of two changes at once one is refused
    replaces_id         bigint references reliability.scoring,
    unique nulls not distinct (replaces_id)
);
create index on reliability.scoring (changed_by_id);
-- Until the company writes its own.
insert into reliability.scoring (why, model) values ('starting point', '{
    "card": {
        "ALTMAN": {"otherwise": 0, "bands": [{"from": 1.1, "points": 12}, {"from": 1.85, "points": 18},
            {"from": 2.6, "points": 26}, {"from": 5.85, "points": 30}]},
        "PAYMENT_INDEX": {"otherwise": 0, "bands": [{"from": 40, "points": 8}, {"from": 50, "points": 16},
            {"from": 60, "points": 24}, {"from": 70, "points": 32}, {"from": 80, "points": 40}]},
        "YEARS_TRADING": {"otherwise": 0, "bands": [{"from": 2, "points": 2}, {"from": 5, "points": 4}, {"from": 10, "points": 6}]},
        "EMPLOYEES": {"otherwise": 1, "bands": [{"from": 10, "points": 2}, {"from": 50, "points": 3}, {"from": 250, "points": 4}]},
        "COURT_DEBT": {"otherwise": 5, "bands": [{"from": 0.01, "points": 3}, {"from": 5000, "points": 0}]},
        "SANCTIONS": {"otherwise": 0, "bands": [{"from": 1, "points": 5}]},
        "REFERENCES": {"otherwise": 0, "bands": [{"from": 1, "points": 5}, {"from": 2, "points": 10}]}
    },
    "months": {"REGISTRY": 12, "STATEMENTS": 18, "COURTS": 6, "SANCTIONS": 3, "REFERENCES": 12},
    "classFrom": {"A": 80, "B": 60, "C": 40},
    "classFactors": {"A": {"value": 100}, "B": {"value": 75}, "C": {"value": 40}, "D": {"value": 0}},
    "capacityShare": {"value": 10},
    "courtDebtStop": 50000,
    "ownRisk": null,
    "leastConfidence": 50,
    "reviewMonths": 12
}');

-- What somebody brought for a step of a check. The latest of a step stands; what cannot be of its finding cannot be written.
create table reliability.evidence (
    id                  bigint generated always as identity primary key,
    client_id           bigint not null references account.client,
    step                text not null check (step in ('REGISTRY', 'STATEMENTS', 'COURTS', 'SANCTIONS', 'REFERENCES')),
    finding             text not null,
    source              text not null check (source <> ''),
    note                text,
    found_on            date not null,
    valid_to            date not null check (valid_to >= found_on),
    founded_on          date check (founded_on <= found_on),
    employees           integer check (employees >= 0),
    court_debt          numeric(17, 2) check (court_debt > 0),
    fiscal_year         smallint,
    currency            char(3),
    working_capital     numeric(17, 2),
    retained_earnings   numeric(17, 2),
    ebit                numeric(17, 2),
    book_value_of_equity numeric(17, 2),
    total_assets        numeric(17, 2),
    total_liabilities   numeric(17, 2),
    tangible_net_worth  numeric(17, 2),
    recorded_by_id      bigint not null references security.app_user,
    recorded_at         timestamptz not null default now(),
    check ((step, finding) in (('REGISTRY', 'ACTIVE'), ('REGISTRY', 'INSOLVENT'), ('REGISTRY', 'STRUCK_OFF'),
        ('STATEMENTS', 'AUDITED'), ('STATEMENTS', 'UNAUDITED'), ('COURTS', 'NO_CASES'), ('COURTS', 'CASES'),
        ('SANCTIONS', 'NOT_LISTED'), ('SANCTIONS', 'LISTED'),
        ('REFERENCES', 'GOOD'), ('REFERENCES', 'MIXED'), ('REFERENCES', 'POOR'))),
    check (step = 'REGISTRY' or num_nonnulls(founded_on, employees) = 0),
    check ((finding = 'CASES') = (court_debt is not null)),
    check ((step = 'STATEMENTS') = (fiscal_year is not null)),
    check ((step = 'STATEMENTS' or finding = 'CASES') = (currency is not null)),
    check (step = 'STATEMENTS' or num_nonnulls(working_capital, retained_earnings, ebit, book_value_of_equity, total_assets,
        total_liabilities, tangible_net_worth) = 0)
);
create index on reliability.evidence (client_id, step, id desc);
create index on reliability.evidence (recorded_by_id);

-- What somebody foresees of a client where our own books say nothing, or say too little.
create table reliability.forecast (
    client_id           bigint primary key references account.client,
    currency            char(3) not null,
    monthly_sales       numeric(17, 2) check (monthly_sales >= 0),
    term_days           integer check (term_days between 0 and 365),
    version             integer not null default 1,
    check (num_nonnulls(monthly_sales, term_days) > 0)
);

-- A check as it was on the day a limit was asked for on its ground. It is never changed.
create table reliability.reliability_check (
    id                  bigint generated always as identity primary key,
    client_id           bigint not null references account.client,
    checked_on          date not null,
    scoring_id          bigint not null references reliability.scoring,
    score               integer check (score between 0 and 100),
    confidence          integer not null check (confidence between 0 and 100),
    credit_class        text not null check (credit_class in ('A', 'B', 'C', 'D')),
    currency            char(3) not null,
    recommended_amount  numeric(17, 2) not null check (recommended_amount >= 0),
    asked_amount        numeric(17, 2) not null check (asked_amount >= 0),
    review_on           date not null check (review_on > checked_on),
    reason              text not null check (reason <> ''),
    -- every input, every point
    working             jsonb not null,
    -- given at once by the asker's own rights, or asked for along the reporting line
    limit_id            bigint references credit.credit_limit,
    request_id          bigint references approval.approval_request,
    checked_by_id       bigint not null references security.app_user,
    checked_at          timestamptz not null default now(),
    check (num_nonnulls(limit_id, request_id) = 1)
);
create index on reliability.reliability_check (client_id, id desc);
create index on reliability.reliability_check (scoring_id);
create index on reliability.reliability_check (limit_id);
create index on reliability.reliability_check (request_id);
create index on reliability.reliability_check (checked_by_id);

-- When a client is to be checked again, kept with each piece of evidence and each check.
create table reliability.client_check (
    client_id           bigint primary key references account.client on delete cascade,
    checked_on          date,
    score               integer,
    credit_class        text,
    review_on           date,
    -- the first day of which some evidence is the last
    evidence_to         date,
    due_on              date generated always as (least(review_on, evidence_to)) stored
);
create index on reliability.client_check (due_on);

create trigger evidence_stands before update or delete on reliability.evidence for each row execute function reliability.refuse_change();
create trigger check_stands before update or delete on reliability.reliability_check for each row execute function reliability.refuse_change();
create trigger scoring_stands before update or delete on reliability.scoring for each row execute function reliability.refuse_change();

create trigger audited after insert or update or delete on reliability.scoring for each row execute function security.record_change('');
create trigger audited after insert or update or delete on reliability.evidence for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on reliability.forecast for each row execute function security.record_change('client_id', 'client_id');
create trigger audited after insert or update or delete on reliability.reliability_check for each row execute function security.record_change('client_id');
