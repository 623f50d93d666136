-- Numbers as documents name a client: letters and digits only, in capitals.
create function account.bare(number text) returns text
    language sql immutable strict parallel safe
    return upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g'));

create index client_code_bare on account.client (account.bare(code));
create index client_tax_number_bare on account.client (account.bare(tax_number)) where tax_number is not null;
create index client_registry_number_bare on account.client (account.bare(registry_number)) where registry_number is not null;
create index client_key_bare on account.client_key (account.bare(key));
create index site_gln on account.site (gln) where gln is not null;
