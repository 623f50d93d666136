create table people.search_word (word text not null);
create index on people.search_word (word text_pattern_ops);
create index on people.search_word using gin (word ext.gin_trgm_ops);

drop index people.person_search;
create index person_words on people.person using gin (ext.words(ext.folded(given_name || ' ' || family_name)));
create trigger words_of_new after insert on people.person referencing new table as new_rows
    for each statement execute function ext.keep_words('ext.folded(given_name || '' '' || family_name)');
create trigger words_of_changed after update on people.person referencing new table as new_rows
    for each statement execute function ext.keep_words('ext.folded(given_name || '' '' || family_name)');

insert into people.search_word (word)
select distinct w from (
    select unnest(tsvector_to_array(ext.words(ext.folded(given_name || ' ' || family_name)))) as w from people.person) known
where w ~ '^[^0-9]{3,40}$';
