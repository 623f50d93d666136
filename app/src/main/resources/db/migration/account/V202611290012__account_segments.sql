-- The segments there are, each by one look into the index.
create index on account.client (segment) where segment is not null;
