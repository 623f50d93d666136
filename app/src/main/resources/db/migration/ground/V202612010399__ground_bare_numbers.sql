-- How a number is written in documents of others: its letters and digits alone, in capitals.
create function ext.bare(number text) returns text
    language sql immutable strict parallel safe
    return upper(regexp_replace(number, '[^[:alnum:]]', '', 'g'));
