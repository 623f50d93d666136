create schema approval;

-- Somebody asks for more than his rights give him. What is asked for belongs to another room, which names it by kind and
-- subject; an approval holds for exactly the value it was given for.
create table approval.approval_request (
    id              bigint generated always as identity primary key,
    kind            text not null check (kind <> ''),
    subject         text not null check (subject <> ''),
    title           text not null check (title <> ''),
    path            text not null,
    value           text not null check (value <> ''),
    reason          text not null check (reason <> ''),
    -- without this right nobody decides it
    needed_right    text not null,
    state           text not null default 'PENDING' check (state in ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
    asked_by_id     bigint not null references security.app_user,
    asked_at        timestamptz not null,
    expires_on      date not null,
    version         integer not null default 1
);
-- Asked once: a second request for the same subject waits until the first is decided.
create unique index approval_request_pending on approval.approval_request (kind, subject) where state = 'PENDING';
create index on approval.approval_request (kind, subject, id desc);
create index on approval.approval_request (asked_by_id, id desc);
create index on approval.approval_request (expires_on) where state = 'PENDING';

-- Who is asked, one after the other; final is only what the last one says.
create table approval.approval_step (
    id              bigint generated always as identity primary key,
    request_id      bigint not null references approval.approval_request,
    step_no         integer not null check (step_no > 0),
    job_position_id bigint not null references people.job_position,
    due_on          date not null,
    outcome         text check (outcome in ('APPROVED', 'REFUSED', 'PASSED_ON')),
    decided_by_id   bigint references security.app_user,
    -- by whose right, when it is not the decider's own (1.4)
    decided_for_id  bigint references people.person,
    decided_at      timestamptz,
    note            text,
    unique (request_id, step_no),
    check ((outcome is null) = (decided_at is null)),
    check (outcome in ('APPROVED', 'REFUSED') = (decided_by_id is not null) or outcome is null and decided_by_id is null)
);
create index on approval.approval_step (job_position_id, request_id);
create index on approval.approval_step (due_on) where outcome is null;
create index on approval.approval_step (decided_by_id);
create index on approval.approval_step (decided_for_id);

create trigger audited after insert or update or delete on approval.approval_request for each row execute function security.record_change('');
create trigger audited after insert or update or delete on approval.approval_step for each row execute function security.record_change('', 'request_id');
