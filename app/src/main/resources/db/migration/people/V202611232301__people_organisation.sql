create schema people;

-- One row: whose system this is. Every figure is in its currency.
create table people.company (
    id          smallint primary key default 1 check (id = 1),
    name        text not null,
    country     char(2) not null,
    currency    char(3) not null,
    zone        text not null default 'UTC',
    origin      text not null check (origin in ('SAMPLE', 'IMPORT', 'EMPTY')),
    started_at  timestamptz not null default now()
);

create table people.department (
    id          bigint generated always as identity primary key,
    code        text not null unique,
    name        text not null,
    parent_id   bigint references people.department,
    version     integer not null default 1
);
create index on people.department (parent_id);

-- 1.3: the reporting line runs between positions, not between people.
create table people.job_position (
    id              bigint generated always as identity primary key,
    code            text not null unique,
    title           text not null,
    department_id   bigint not null references people.department,
    reports_to_id   bigint references people.job_position,
    role            text not null check (role in ('KAM', 'HEAD_OF_SALES', 'COMMERCIAL_DIRECTOR', 'CEO', 'SALES_SUPPORT',
                        'FINANCE', 'MERCHANDISER', 'HR', 'LEGAL', 'PLANNING', 'AUDITOR', 'ADMINISTRATOR')),
    version         integer not null default 1,
    check (reports_to_id <> id)
);
create index on people.job_position (department_id);
create index on people.job_position (reports_to_id);

create table people.person (
    id          bigint generated always as identity primary key,
    code        text not null unique,
    given_name  text not null,
    family_name text not null,
    email       text,
    phone       text,
    version     integer not null default 1,
    full_name   text not null generated always as (given_name || ' ' || family_name) stored
);
create index person_search on people.person using gin (ext.folded(given_name || ' ' || family_name) ext.gin_trgm_ops);

-- Numbers without gaps, one row per series and year, taken by one UPDATE in the transaction that uses the number.
create table people.number_series (
    series      text not null,
    year        integer not null,
    last        integer not null,
    primary key (series, year)
);

-- 1.2, 1.4: what the director decides about staff is an order with a number.
create table people.staff_order (
    id                  bigint generated always as identity primary key,
    number              text not null unique,
    kind                text not null check (kind in ('APPOINTMENT', 'DISMISSAL', 'ABSENCE')),
    state               text not null check (state in ('RECOMMENDED', 'SIGNED', 'CANCELLED')),
    text                text not null,
    recommended_by_id   bigint references people.person,
    signed_by_id        bigint references people.person,
    issued_at           timestamptz not null default now(),
    signed_at           timestamptz,
    version             integer not null default 1
);
create index on people.staff_order (recommended_by_id);
create index on people.staff_order (signed_by_id);

create table people.appointment (
    id              bigint generated always as identity primary key,
    person_id       bigint not null references people.person,
    job_position_id bigint not null references people.job_position,
    valid_from      date not null,
    -- the last day, included; null while it lasts
    valid_to        date,
    staff_order_id  bigint references people.staff_order,
    ended_by_id     bigint references people.staff_order,
    check (valid_to >= valid_from),
    exclude using gist (job_position_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index on people.appointment (person_id);
create index on people.appointment (job_position_id);
create index on people.appointment (staff_order_id);
create index on people.appointment (ended_by_id);

-- 1.4: during the period the substitute may what the absent person may; afterwards it is over by itself.
create table people.absence (
    id              bigint generated always as identity primary key,
    person_id       bigint not null references people.person,
    substitute_id   bigint not null references people.person,
    valid_from      date not null,
    valid_to        date not null,
    reason          text not null check (reason in ('LEAVE', 'ILLNESS', 'BUSINESS_TRIP', 'TRAINING', 'OTHER')),
    staff_order_id  bigint not null references people.staff_order,
    handover_note   text not null default '',
    accepted_at     timestamptz,
    ended_early_at  timestamptz,
    version         integer not null default 1,
    check (person_id <> substitute_id),
    check (valid_to >= valid_from),
    exclude using gist (person_id with =, daterange(valid_from, valid_to, '[]') with &&) where (ended_early_at is null)
);
create index on people.absence (person_id);
create index on people.absence (substitute_id);
create index on people.absence (staff_order_id);

-- What the person leaving hands over, line by line; upper rooms propose lines, the person edits them.
create table people.handover_line (
    id          bigint generated always as identity primary key,
    absence_id  bigint not null references people.absence on delete cascade,
    rank        integer not null,
    subject     text not null,
    note        text not null,
    link        text,
    done_at     timestamptz
);
create index on people.handover_line (absence_id);
