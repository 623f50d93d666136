-- Whom to call first of one treatment: the list that is filtered by it is one look into an index as well.
create index on collection.debtor (currency, treatment, priority desc, client_id desc);
