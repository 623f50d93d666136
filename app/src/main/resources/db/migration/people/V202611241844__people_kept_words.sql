alter table people.person add column words tsvector not null generated always as
    (ext.words(ext.folded(given_name || ' ' || family_name))) stored;
drop index people.person_words;
create index person_words on people.person using gin (words);
