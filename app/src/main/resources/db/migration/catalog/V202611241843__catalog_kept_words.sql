alter table catalog.item add column words tsvector not null generated always as
    (ext.words(ext.folded(code || ' ' || name || ' ' || coalesce(gtin, '')))) stored;
drop index catalog.item_words;
create index item_words on catalog.item using gin (words);
