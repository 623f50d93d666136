-- Clients are found by any of their numbers, however it is written.
create index client_code_bare on account.client (ext.bare(code));
create index client_tax_number_bare on account.client (ext.bare(tax_number)) where tax_number is not null;
create index client_registry_number_bare on account.client (ext.bare(registry_number)) where registry_number is not null;
create index client_key_bare on account.client_key (ext.bare(key));
create index site_gln on account.site (gln) where gln is not null;
