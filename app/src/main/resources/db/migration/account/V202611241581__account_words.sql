create table account.search_word (word text not null);
create index on account.search_word (word text_pattern_ops);
create index on account.search_word using gin (word ext.gin_trgm_ops);

create index client_words on account.client using gin (ext.words(search));
create trigger words_of_new after insert on account.client referencing new table as new_rows
    for each statement execute function ext.keep_words('search');
create trigger words_of_changed after update on account.client referencing new table as new_rows
    for each statement execute function ext.keep_words('search');

drop index account.contact_search;
create index contact_words on account.contact using gin (ext.words(ext.folded(given_name || ' ' || family_name)));
create trigger words_of_new after insert on account.contact referencing new table as new_rows
    for each statement execute function ext.keep_words('ext.folded(given_name || '' '' || family_name)');
create trigger words_of_changed after update on account.contact referencing new table as new_rows
    for each statement execute function ext.keep_words('ext.folded(given_name || '' '' || family_name)');

insert into account.search_word (word)
select distinct w from (
    select unnest(tsvector_to_array(ext.words(search))) as w from account.client
    union select unnest(tsvector_to_array(ext.words(ext.folded(given_name || ' ' || family_name)))) from account.contact) known
where w ~ '^[^0-9]{3,40}$';
