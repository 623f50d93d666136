-- One row for each time a sample was lent: who has it, and what came of it, is never written over.
create table catalog.sample_loan (
    id                  bigint generated always as identity primary key,
    sample_id           bigint not null references catalog.sample,
    client_id           bigint not null references account.client,
    lent_on             date not null,
    due_back_on         date not null check (due_back_on >= lent_on),
    lent_by_id          bigint references security.app_user,
    lent_condition      text not null check (lent_condition in ('NEW', 'GOOD', 'WORN', 'DAMAGED')),
    returned_on         date check (returned_on >= lent_on),
    returned_to_id      bigint references security.app_user,
    returned_condition  text check (returned_condition in ('NEW', 'GOOD', 'WORN', 'DAMAGED')),
    -- APPRAISAL: the client is still trying it
    outcome             text check (outcome in ('APPRAISAL', 'ACCEPTED', 'REFUSED')),
    outcome_on          date,
    note                text,
    version             integer not null default 1,
    check ((returned_on is null) = (returned_condition is null)),
    check ((outcome is null) = (outcome_on is null))
);
-- Whatever happens at once, a sample is with one client at a time.
create unique index sample_is_out_once on catalog.sample_loan (sample_id) where returned_on is null;
create index on catalog.sample_loan (sample_id, id desc);
create index on catalog.sample_loan (client_id, id desc);
create index on catalog.sample_loan (due_back_on, id) where returned_on is null;
create index on catalog.sample_loan (lent_by_id);
create index on catalog.sample_loan (returned_to_id);

insert into catalog.sample_loan (sample_id, client_id, lent_on, due_back_on, lent_condition, outcome, outcome_on)
select id, lent_to_id, lent_on, greatest(due_back_on, lent_on), condition, outcome, case when outcome is not null then lent_on end
from catalog.sample where lent_to_id is not null;

drop trigger audited on catalog.sample;
alter table catalog.sample
    drop column lent_to_id,
    drop column lent_on,
    drop column due_back_on,
    drop column outcome,
    -- lost, sold or worn out: it is lent no more
    add column retired_on date,
    -- made up by the sample company
    add column generated boolean not null default false;
alter table catalog.range_membership add column generated boolean not null default false;

create trigger audited after insert or update or delete on catalog.sample for each row execute function security.record_change('');
create trigger audited after insert or update or delete on catalog.sample_loan for each row execute function security.record_change('client_id', 'sample_id');
