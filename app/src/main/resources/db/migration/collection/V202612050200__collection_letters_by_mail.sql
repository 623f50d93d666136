-- In which run a letter was written: those of one run go by e-mail together.
alter table collection.dunning_letter add column run_id bigint references collection.dunning_run;
create index on collection.dunning_letter (run_id, id);

-- A run of letters by e-mail says whose letters it sends.
alter table collection.dunning_run
    drop constraint dunning_run_kind_check,
    add constraint dunning_run_kind_check check (kind in ('PROPOSAL', 'SENDING', 'MAILING')),
    add column of_run_id bigint references collection.dunning_run,
    add constraint dunning_run_mails_a_run check ((kind = 'MAILING') = (of_run_id is not null));
create index on collection.dunning_run (of_run_id);
