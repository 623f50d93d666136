create table catalog.search_word (word text not null);
create index on catalog.search_word (word text_pattern_ops);
create index on catalog.search_word using gin (word ext.gin_trgm_ops);

create index item_words on catalog.item using gin (ext.words(search));
create trigger words_of_new after insert on catalog.item referencing new table as new_rows
    for each statement execute function ext.keep_words('search');
create trigger words_of_changed after update on catalog.item referencing new table as new_rows
    for each statement execute function ext.keep_words('search');

insert into catalog.search_word (word)
select distinct w from (select unnest(tsvector_to_array(ext.words(search))) as w from catalog.item) known
where w ~ '^[^0-9]{3,40}$';
