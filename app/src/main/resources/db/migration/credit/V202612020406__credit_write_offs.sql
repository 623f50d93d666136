-- How far a role goes by itself is written for limits and for what is written off apart.
alter table credit.limit_right
    add matter text not null default 'LIMIT' check (matter in ('LIMIT', 'WRITE_OFF')),
    drop constraint limit_right_pkey;
alter table credit.limit_right
    alter column matter drop default,
    add primary key (role, matter);
-- Until the company writes its own.
insert into credit.limit_right (role, matter, max_amount) values ('FINANCE', 'WRITE_OFF', 50), ('HEAD_OF_SALES', 'WRITE_OFF', 500);

-- What somebody wants to be owed no more, and the credit that came of the yes.
create table credit.write_off (
    id              bigint generated always as identity primary key,
    debt_id         bigint not null references receivable.ledger_item,
    amount          numeric(17, 2) not null check (amount > 0),
    reason          text not null check (reason <> ''),
    state           text not null default 'ASKED' check (state in ('ASKED', 'DONE', 'DECLINED')),
    asked_by_id     bigint not null references security.app_user,
    asked_on        date not null,
    -- while somebody has to decide it
    request_id      bigint references approval.approval_request,
    credit_id       bigint unique references receivable.ledger_item,
    check ((state = 'DONE') = (credit_id is not null))
);
create unique index write_off_asked on credit.write_off (debt_id) where state = 'ASKED';
create index on credit.write_off (debt_id, id desc);
create index on credit.write_off (asked_on desc, id desc);
create index on credit.write_off (asked_by_id);
create index on credit.write_off (request_id);

create trigger audited after insert or update or delete on credit.write_off for each row
    execute function security.record_change('', 'debt_id');
