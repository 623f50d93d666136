-- Sales whose buyer nobody wrote down are collected under one client: it counts in every sum and is never ranked.
alter table account.client add anonymous boolean not null default false;
create unique index on account.client (anonymous) where anonymous;
create index client_code_folded on account.client (upper(code));
