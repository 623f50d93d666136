-- Lists of documents are of one currency at a time; few of a million may be in it.
create index ledger_item_currency_due on receivable.ledger_item (currency, due_on, id) where open_amount > 0;
create index ledger_item_currency_issued on receivable.ledger_item (currency, issued_on desc, id desc);
drop index receivable.ledger_item_due;
