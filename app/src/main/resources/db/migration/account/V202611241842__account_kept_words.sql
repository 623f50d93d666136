-- Kept in the row: where the portfolio leaves many rows to look at, words need not be cut from each again, and the planner
-- knows how common each word is.
alter table account.client add column words tsvector not null generated always as
    (ext.words(ext.folded(code || ' ' || name || ' ' || coalesce(legal_name, '') || ' ' || coalesce(tax_number, '')))) stored;
drop index account.client_words;
create index client_words on account.client using gin (words);

alter table account.contact add column words tsvector not null generated always as
    (ext.words(ext.folded(given_name || ' ' || family_name))) stored;
drop index account.contact_words;
create index contact_words on account.contact using gin (words);
