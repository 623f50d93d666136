-- How far a run is, in bytes or steps; who wants it stopped asks here, whichever process works on it.
alter table exchange.import_run
    add done bigint not null default 0,
    add of_total bigint not null default 0,
    add step text not null default '',
    add backend_pid integer,
    add stop_asked boolean not null default false;
