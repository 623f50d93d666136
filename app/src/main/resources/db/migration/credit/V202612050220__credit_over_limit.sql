-- After how many days above its limit the next in the reporting line hears of a client.
create table credit.over_limit_rule (
    id              bigint primary key default 1 check (id = 1),
    days            integer not null check (days between 1 and 90),
    version         integer not null default 1
);
create trigger audited after insert or update or delete on credit.over_limit_rule for each row
    execute function security.record_change('');
insert into credit.over_limit_rule (days) values (7);

-- Clients that stand above their limits, and since when: gone as soon as one is back under it.
create table credit.over_limit (
    client_id       bigint not null references account.client on delete cascade,
    currency        char(3) not null,
    since           date not null,
    primary key (client_id, currency)
);

-- Who was told of it: who looks after the client (1), the head (2), the head's head (3), or who stood in for them.
create table credit.over_limit_told (
    client_id       bigint not null,
    currency        char(3) not null,
    rung            integer not null check (rung between 1 and 3),
    person_id       bigint not null references people.person,
    told_on         date not null,
    primary key (client_id, currency, rung),
    foreign key (client_id, currency) references credit.over_limit on delete cascade
);
create index on credit.over_limit_told (person_id);
