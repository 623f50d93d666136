-- A running hash over rows, so that sealing costs the same for each: a recursive query reads all that wait again and again.
create function security.chain_link(state bytea, line bytea, head bytea) returns bytea
    language sql immutable parallel safe
    return sha256(coalesce(state, head) || line);

-- chained(line, head) over (order by ...): sha256 of the hash before, or of the head for the first, and the line.
create aggregate security.chained(line bytea, head bytea) (sfunc = security.chain_link, stype = bytea);
