-- What is due when: the table of db-scheduler, which takes a row by its version so that only one process does the work.
create schema ground;

create table ground.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_due on ground.scheduled_task (execution_time);
create index scheduled_task_alive on ground.scheduled_task (last_heartbeat);

grant usage on schema ground to caposaldo_app;
grant select, insert, update, delete on ground.scheduled_task to caposaldo_app;
