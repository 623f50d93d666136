-- How those who are asked are asked, by what is asked for: one after the other, all at once with everybody's yes, or at once
-- all whose word is the last, where the first word decides. Where nothing is written, one after the other. A request keeps
-- the manner in which it was asked.
create table approval.approval_policy (
    id              bigint generated always as identity primary key,
    kind            text not null unique check (kind <> ''),
    manner          text not null check (manner in ('SEQUENCE', 'ALL', 'FIRST')),
    version         integer not null default 1
);

alter table approval.approval_request
    add manner text not null default 'SEQUENCE' check (manner in ('SEQUENCE', 'ALL', 'FIRST'));

create trigger audited after insert or update or delete on approval.approval_policy for each row execute function security.record_change('');
