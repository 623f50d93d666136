-- Of a document that is contested in part the rest is asked for, and the client's money that is set against nothing yet is
-- set off: a letter keeps both as they were on its day.
alter table collection.dunning_item
    add disputed_amount numeric(17, 2) not null default 0 check (disputed_amount >= 0 and disputed_amount < open_amount);
alter table collection.dunning_letter
    add set_off numeric(17, 2) not null default 0 check (set_off >= 0);
create trigger set_off_stands before update of set_off on collection.dunning_letter
    for each row execute function collection.refuse_change();
