-- A debt of whom we would lend little to is worth more of a call.
alter table collection.debtor
    -- null for a client nothing is known of
    add column standing     text check (standing in ('A', 'B', 'C', 'D', 'STOPPED')),
    -- percent of what a firm of its class could bear that we would not lend it; 0 where nothing is known
    add column doubt        numeric(5, 2) not null default 0 check (doubt between 0 and 100),
    add check (standing is not null or doubt = 0);
