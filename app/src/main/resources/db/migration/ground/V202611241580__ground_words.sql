-- Search by words. A record is found by words that begin as typed (a GIN index over ext.words); a typing error is mended
-- by the nearest known word (a small table of words per module, with a trigram index). On a million rows trigrams alone
-- have to weigh every row that shares a few letters.

-- Cyrillic in Latin letters, so that either is found by the other: GOST 7.79-2000 (system B) without its apostrophes.
create function ext.latin(value text) returns text
    language sql immutable parallel safe strict
    return translate(replace(replace(replace(replace(replace(replace(replace(replace(value,
        'щ', 'shh'), 'ш', 'sh'), 'ч', 'ch'), 'ж', 'zh'), 'ю', 'yu'), 'я', 'ya'), 'х', 'kh'), 'ц', 'cz'),
        'абвгдезийклмнопрстуфыэёіїєґъь', 'abvgdezijklmnoprstufyeeiieg');

-- The words of a folded text, as written and in Latin letters. Without the signs that would make an address of them.
create function ext.words(folded text) returns tsvector
    language sql immutable parallel safe strict
    return strip(to_tsvector('pg_catalog.simple'::regconfig,
        translate(folded || ' ' || ext.latin(folded), '.-_@/:&+''~?=#%<>\', '                 ')));

-- All of the words typed: whole, or as beginnings; null when there is none.
create function ext.all_words(typed text, beginnings boolean) returns tsquery
    language sql immutable parallel safe strict
    return (select string_agg(quote_literal(w) || case when beginnings then ':*' else '' end, ' & ')
        from unnest(tsvector_to_array(ext.words(ext.folded(typed)))) w
        where w = ext.latin(w))::tsquery;

-- Keeps a module's table of words. The first argument is an expression over the row that yields the folded text. Two who
-- bring the same new word at once both write it down: nobody waits, and a word known twice does no harm.
create function ext.keep_words() returns trigger
    language plpgsql
as $$
begin
    execute format('insert into %1$I.search_word (word)
        select w from (select distinct unnest(tsvector_to_array(ext.words(%2$s))) as w from new_rows) n
        where n.w ~ ''^[^0-9]{3,40}$'' and not exists (select from %1$I.search_word o where o.word = n.w)',
        tg_table_schema, tg_argv[0]);
    return null;
end
$$;

-- The words typed, each that begins no known word replaced by the nearest known ones; null when one has nothing near.
create function ext.mended_words(typed text, module text) returns tsquery
    language plpgsql stable parallel safe
as $$
declare
    w text;
    near text;
    mended text;
begin
    for w in select t from unnest(tsvector_to_array(ext.words(ext.folded(typed)))) t where t = ext.latin(t) loop
        execute format('select case when $1 ~ ''[0-9]'' or exists (select from %1$I.search_word where word like $1 || ''%%'') then quote_literal($1) || '':*''
            else (select string_agg(quote_literal(word) || '':*'', '' | '') from (
                select word from (select distinct word from %1$I.search_word where word operator(ext.%%) $1) known
                order by ext.similarity(word, $1) desc, word limit 5) nearest) end', module)
            into near using w;
        if near is null then
            return null;
        end if;
        mended := concat_ws(' & ', mended, '(' || near || ')');
    end loop;
    return mended::tsquery;
end
$$;
