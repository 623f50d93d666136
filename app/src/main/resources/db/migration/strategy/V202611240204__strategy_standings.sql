create schema strategy;

-- The written rules of key-account identification; a change is a new version, so that an old snapshot stays explained.
create table strategy.rule_set (
    id                  bigint generated always as identity primary key,
    metric              text not null check (metric in ('MARGIN', 'REVENUE')),
    individual_share    numeric(5, 4) not null check (individual_share > 0),
    concentration_share numeric(5, 4) not null check (concentration_share >= individual_share and concentration_share <= 1),
    together_share      numeric(5, 4) not null check (together_share between 0.70 and 0.80),
    a_share             numeric(5, 4) not null check (a_share > 0),
    b_share             numeric(5, 4) not null check (b_share > a_share and b_share <= 1),
    x_variation         numeric(5, 4) not null check (x_variation > 0),
    y_variation         numeric(5, 4) not null check (y_variation > x_variation),
    -- criterion, weight and written scale of each row of the score
    scorecard           jsonb not null,
    valid_from          timestamptz not null default now(),
    why                 text not null
);

-- One ranking of all clients as of a day, over the twelve months that end with it. The last day of a month is kept.
create table strategy.snapshot (
    id              bigint generated always as identity primary key,
    as_of           date not null,
    metric          text not null check (metric in ('MARGIN', 'REVENUE')),
    rule_set_id     bigint not null references strategy.rule_set,
    total           numeric(18, 2) not null,
    concentration   numeric(9, 8) not null,
    clients         integer not null,
    key_accounts    integer not null,
    taken_at        timestamptz not null default now(),
    unique (as_of, metric)
);
create index on strategy.snapshot (rule_set_id);

create table strategy.standing (
    snapshot_id     bigint not null references strategy.snapshot on delete cascade,
    client_id       bigint not null references account.client,
    rank            integer not null,
    value           numeric(16, 2) not null,
    share           double precision not null,
    share_before    double precision not null,
    abc             char(1) not null,
    xyz             char(1),
    variation       double precision,
    recency         smallint,
    frequency       smallint,
    monetary        smallint,
    silence_gaps    double precision,
    growth          double precision,
    growth_low      double precision,
    growth_high     double precision,
    growth_basis    text,
    is_key          boolean not null,
    reasons         text[] not null,
    score           double precision not null,
    confidence      double precision not null,
    score_rows      jsonb not null,
    primary key (snapshot_id, client_id)
);
create index on strategy.standing (snapshot_id, rank, client_id);
create index on strategy.standing (client_id);
create index on strategy.standing (snapshot_id) where is_key;

create trigger audited after insert or update or delete on strategy.rule_set for each row execute function security.record_change('');
create trigger audited after insert or delete on strategy.snapshot for each row execute function security.record_change('');
create trigger audited_insert after insert on strategy.standing referencing new table as new_rows
    for each statement execute function security.record_bulk_change('value');
