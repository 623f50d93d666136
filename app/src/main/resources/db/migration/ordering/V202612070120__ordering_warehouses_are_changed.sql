-- A warehouse is named anew, closed and opened again; of two who do it at once one is told.
alter table ordering.warehouse add column version integer not null default 1;
