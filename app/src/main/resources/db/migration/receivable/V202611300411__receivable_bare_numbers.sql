-- How a payer may write the number of a document: its letters and digits alone, in capitals.
create function receivable.bare(number text) returns text
    language sql immutable parallel safe
    return upper(regexp_replace(number, '[^[:alnum:]]', '', 'g'));

create index ledger_item_bare on receivable.ledger_item (receivable.bare(number)) where open_amount > 0 and kind <> 'PAYMENT';
create index ledger_item_open_amount on receivable.ledger_item (open_amount, due_on) where open_amount > 0 and debit;
