create schema credit;

-- How much each role may give by itself; a role with the right to give and nothing written here goes as far as it likes.
create table credit.limit_right (
    role            text primary key,
    max_amount      numeric(17, 2) not null check (max_amount >= 0),
    version         integer not null default 1
);
-- Until the company writes its own.
insert into credit.limit_right (role, max_amount) values ('HEAD_OF_SALES', 50000);

-- What a client may owe at most, until a day. A new one ends the one before; what never came to hold is withdrawn.
create table credit.credit_limit (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    amount          numeric(17, 2) not null check (amount >= 0),
    credit_class    text not null check (credit_class in ('A', 'B', 'C', 'D')),
    valid_from      date not null,
    valid_to        date not null check (valid_to >= valid_from),
    reason          text not null check (reason <> ''),
    -- whose rights gave it, and who asked
    given_by_id     bigint not null references security.app_user,
    asked_by_id     bigint not null references security.app_user,
    given_at        timestamptz not null default now(),
    withdrawn_on    date,
    batch_id        bigint,
    version         integer not null default 1,
    exclude using gist (client_id with =, currency with =, daterange(valid_from, valid_to, '[]') with &&)
        where (withdrawn_on is null)
);
create index on credit.credit_limit (client_id, currency, valid_from desc);
create index on credit.credit_limit (given_by_id);
create index on credit.credit_limit (asked_by_id);
create index on credit.credit_limit (batch_id) where batch_id is not null;

-- A limit that somebody asks for beyond his rights; it is given by the decision, or not.
create table credit.asked_limit (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    amount          numeric(17, 2) not null check (amount >= 0),
    credit_class    text not null check (credit_class in ('A', 'B', 'C', 'D')),
    valid_from      date not null,
    valid_to        date not null check (valid_to >= valid_from),
    reason          text not null check (reason <> ''),
    asked_by_id     bigint not null references security.app_user,
    asked_at        timestamptz not null default now(),
    state           text not null default 'ASKED' check (state in ('ASKED', 'GIVEN', 'DECLINED')),
    limit_id        bigint references credit.credit_limit,
    check ((state = 'GIVEN') = (limit_id is not null))
);
create unique index asked_limit_open on credit.asked_limit (client_id, currency) where state = 'ASKED';
create index on credit.asked_limit (client_id, id desc);
create index on credit.asked_limit (asked_by_id);
create index on credit.asked_limit (limit_id);

-- What stands in for the client if he does not pay, for some days.
create table credit.cover (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    kind            text not null check (kind in ('INSURANCE', 'GUARANTEE', 'PLEDGE')),
    amount          numeric(17, 2) not null check (amount > 0),
    issuer          text not null check (issuer <> ''),
    reference       text,
    valid_from      date not null,
    valid_to        date not null check (valid_to >= valid_from),
    version         integer not null default 1
);
create index on credit.cover (client_id, valid_to desc);

-- What is promised to a client and not invoiced: a document of another room, confirmed or delivered.
create table credit.commitment (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    source          text not null,
    document_id     bigint not null,
    stage           text not null check (stage in ('CONFIRMED', 'DELIVERED')),
    amount          numeric(17, 2) not null check (amount > 0),
    unique (source, document_id, stage)
);
create index on credit.commitment (client_id, currency);

-- What a client takes up of what it may, kept in the transaction that changes any of it, under the lock of its ledger.
create table credit.client_credit (
    client_id       bigint not null references account.client on delete cascade,
    currency        char(3) not null,
    as_of           date not null,
    owed            numeric(19, 2) not null default 0,
    overdue         numeric(19, 2) not null default 0,
    unapplied       numeric(19, 2) not null default 0,
    confirmed       numeric(19, 2) not null default 0 check (confirmed >= 0),
    delivered       numeric(19, 2) not null default 0 check (delivered >= 0),
    cover           numeric(19, 2) not null default 0,
    limit_amount    numeric(17, 2),
    limit_until     date,
    -- the last day of the latest limit, when none is in force
    limit_ended_on  date,
    credit_class    text,
    exposure        numeric(19, 2) not null generated always as (owed + delivered + confirmed - unapplied - cover) stored,
    free            numeric(19, 2) generated always as
        (limit_amount - (owed + delivered + confirmed - unapplied - cover)) stored,
    -- of a limit of nothing every cent is 99.9999 times as much
    used_share      numeric(10, 4) generated always as (
        case when limit_amount is null then null
            when owed + delivered + confirmed - unapplied - cover <= 0 then 0
            when limit_amount = 0 then 99.9999
            else least(round((owed + delivered + confirmed - unapplied - cover) / limit_amount, 4), 99.9999) end) stored,
    primary key (client_id, currency)
);
create index on credit.client_credit (currency, used_share desc nulls last, client_id desc);
create index on credit.client_credit (currency, exposure desc, client_id desc);
create index on credit.client_credit (as_of);

-- What holds an order back, at which point and how much. Rules of a class go before those of every class, of each measure.
create table credit.hold_rule (
    id              bigint generated always as identity primary key,
    measure         text not null
        check (measure in ('OVERDUE_DAYS', 'OVERDUE_AMOUNT', 'LIMIT_SHARE', 'LIMIT_EXPIRED', 'LIMIT_MISSING')),
    -- days, an amount, or percent of the limit; what is above it is held
    threshold       numeric(17, 2) check (threshold >= 0),
    credit_class    text check (credit_class in ('A', 'B', 'C', 'D')),
    check_point     text not null check (check_point in ('ORDER', 'DELIVERY', 'INVOICE')),
    effect          text not null check (effect in ('WARN', 'ESCALATE', 'BLOCK')),
    check ((threshold is null) = (measure in ('LIMIT_EXPIRED', 'LIMIT_MISSING')))
);
create unique index hold_rule_once on credit.hold_rule (measure, check_point, effect, coalesce(credit_class, ''));
-- Until the company writes its own.
insert into credit.hold_rule (measure, threshold, check_point, effect) values
    ('OVERDUE_DAYS', 30, 'ORDER', 'ESCALATE'),
    ('LIMIT_SHARE', 80, 'ORDER', 'WARN'),
    ('LIMIT_SHARE', 100, 'ORDER', 'ESCALATE'),
    ('LIMIT_EXPIRED', null, 'ORDER', 'ESCALATE'),
    ('LIMIT_MISSING', null, 'ORDER', 'WARN'),
    ('OVERDUE_DAYS', 60, 'DELIVERY', 'BLOCK'),
    ('LIMIT_SHARE', 100, 'DELIVERY', 'WARN');

-- What a rule held and somebody with the right let go, for one document up to an amount.
create table credit.hold_release (
    id              bigint generated always as identity primary key,
    client_id       bigint not null references account.client,
    currency        char(3) not null,
    source          text not null,
    document_id     bigint not null,
    check_point     text not null check (check_point in ('ORDER', 'DELIVERY', 'INVOICE')),
    amount          numeric(17, 2) not null check (amount > 0),
    reason          text not null check (reason <> ''),
    asked_by_id     bigint not null references security.app_user,
    asked_at        timestamptz not null default now(),
    state           text not null default 'ASKED' check (state in ('ASKED', 'RELEASED', 'DECLINED'))
);
create unique index hold_release_open on credit.hold_release (source, document_id, check_point) where state = 'ASKED';
create index on credit.hold_release (source, document_id, check_point);
create index on credit.hold_release (client_id);
create index on credit.hold_release (asked_by_id);

create trigger audited after insert or update or delete on credit.limit_right for each row execute function security.record_change('');
create trigger audited after insert or update or delete on credit.credit_limit for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on credit.asked_limit for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on credit.cover for each row execute function security.record_change('client_id');
create trigger audited after insert or update or delete on credit.hold_rule for each row execute function security.record_change('');
create trigger audited after insert or update or delete on credit.hold_release for each row execute function security.record_change('client_id');
