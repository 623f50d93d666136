-- Which attempt at the request has the key, and whether something it changed is committed: written in the transaction that
-- changes it, so that nobody has to guess after a crash.
alter table security.idempotency_key
    add column attempt uuid not null default gen_random_uuid(),
    add column done boolean not null default false;
