-- A day may bring only a return or a service line: it counts in every sum and in no rhythm.
alter table sales.client_day add bought boolean not null default true;
create index on sales.client_day (sold_on);
