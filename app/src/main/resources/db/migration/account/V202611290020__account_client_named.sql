-- Which client a file means: the one its system calls so, else the one of that code; who was merged is whom he went to.
-- A set of one row or none, so that it becomes part of the statement that asks for many.
create function account.client_named(source text, name text) returns table (client_id bigint)
    language sql stable
begin atomic
    select coalesce(c.merged_into_id, c.id)
    from account.client c
    where c.id = coalesce(
        (select k.client_id from account.client_key k where k.source = client_named.source and k.key = client_named.name),
        (select min(o.id) from account.client o where upper(o.code) = upper(client_named.name)));
end;
