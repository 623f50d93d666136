-- The ground's function does the same for every room.
drop index receivable.ledger_item_bare;
create index ledger_item_bare on receivable.ledger_item (ext.bare(number)) where open_amount > 0 and kind <> 'PAYMENT';
drop function receivable.bare(text);
