-- What a letter costs us, written with the plan, and what somebody asks for whom it was handed over to.
alter table collection.dunning_plan
    add column letter_cost numeric(9, 2) not null default 0 check (letter_cost >= 0);

alter table collection.dunning_letter
    add column letter_cost numeric(9, 2) not null default 0 check (letter_cost >= 0),
    add column handed_over_on date check (handed_over_on >= sent_on),
    add column handed_over_by_id bigint references security.app_user,
    add column agency text check (agency <> ''),
    add column agency_fee numeric(12, 2) check (agency_fee >= 0),
    add check (num_nulls(handed_over_on, handed_over_by_id, agency, agency_fee) in (0, 4));
create index on collection.dunning_letter (handed_over_by_id);

create trigger cost_stands before update of letter_cost on collection.dunning_letter
    for each row when (old.letter_cost is distinct from new.letter_cost) execute function collection.refuse_change();
create trigger handed_over_once before update of handed_over_on, agency, agency_fee on collection.dunning_letter
    for each row when (old.handed_over_on is not null
        and (old.handed_over_on, old.agency, old.agency_fee) is distinct from (new.handed_over_on, new.agency, new.agency_fee))
    execute function collection.refuse_change();
