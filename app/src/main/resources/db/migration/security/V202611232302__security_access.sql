create schema security;

create table security.app_user (
    id              bigint generated always as identity primary key,
    login           text not null,
    display_name    text not null,
    person_id       bigint unique references people.person,
    password_hash   text,
    state           text not null default 'ACTIVE' check (state in ('ACTIVE', 'DISABLED')),
    locale          text not null default 'en' check (locale in ('en', 'it', 'ru')),
    zone            text not null default 'UTC',
    theme           text not null default 'SYSTEM' check (theme in ('SYSTEM', 'LIGHT', 'DARK')),
    demo            boolean not null default false,
    created_at      timestamptz not null default now(),
    version         integer not null default 1
);
create unique index app_user_login on security.app_user (lower(login));

-- Roles given to the user himself, besides those of the positions the person holds.
create table security.user_role (
    user_id     bigint not null references security.app_user on delete cascade,
    role        text not null,
    primary key (user_id, role)
);

-- Clients belong to portfolios, portfolios to positions, positions to people for a time.
create table security.portfolio (
    id              bigint generated always as identity primary key,
    code            text not null unique,
    name            text not null,
    job_position_id bigint references people.job_position,
    version         integer not null default 1
);
create index on security.portfolio (job_position_id);

-- Growing delay, never a permanent lock: one row per login and one per address.
create table security.sign_in_failure (
    subject     text primary key,
    failures    integer not null,
    last_at     timestamptz not null,
    wait_until  timestamptz not null
);

create table security.api_token (
    id          bigint generated always as identity primary key,
    user_id     bigint not null references security.app_user,
    name        text not null,
    prefix      text not null unique,
    hash        bytea not null unique,
    scopes      text[] not null check (cardinality(scopes) > 0),
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    last_used_at timestamptz
);
create index on security.api_token (user_id);

create table security.idempotency_key (
    user_id     bigint not null references security.app_user,
    key         text not null,
    request_hash bytea not null,
    status      integer,
    body        text,
    location    text,
    created_at  timestamptz not null default now(),
    primary key (user_id, key)
);
create index on security.idempotency_key (created_at);

-- How a person likes a list: columns, filters and order, kept under a name; without owner it is everybody's.
create table security.saved_view (
    id          bigint generated always as identity primary key,
    list        text not null,
    name        text not null,
    query       text not null,
    owner_id    bigint references security.app_user on delete cascade,
    standard    boolean not null default false,
    created_at  timestamptz not null default now(),
    unique nulls not distinct (list, owner_id, name)
);
create index on security.saved_view (owner_id);

-- Spring Session's and Spring Security's own tables, in the words of their schema files.
create table security.spring_session (
    primary_id              char(36) not null primary key,
    session_id              char(36) not null unique,
    creation_time           bigint not null,
    last_access_time        bigint not null,
    max_inactive_interval   integer not null,
    expiry_time             bigint not null,
    principal_name          varchar(100)
);
create index on security.spring_session (expiry_time);
create index on security.spring_session (principal_name);

create table security.spring_session_attributes (
    session_primary_id  char(36) not null references security.spring_session (primary_id) on delete cascade,
    attribute_name      varchar(200) not null,
    attribute_bytes     bytea not null,
    primary key (session_primary_id, attribute_name)
);

create table security.user_entities (
    id              varchar(1000) not null primary key,
    name            varchar(100) not null unique,
    display_name    varchar(200)
);

create table security.user_credentials (
    credential_id                varchar(1000) not null primary key,
    user_entity_user_id          varchar(1000) not null references security.user_entities on delete cascade,
    public_key                   bytea not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index on security.user_credentials (user_entity_user_id);
