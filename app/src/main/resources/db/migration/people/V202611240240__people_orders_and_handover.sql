-- 1.2: an order says what it decides, so that the signature is all that is left to do.
alter table people.staff_order
    drop constraint staff_order_kind_check,
    add constraint staff_order_kind_check check (kind in ('APPOINTMENT', 'DISMISSAL', 'REPORTING_LINE', 'ABSENCE')),
    add column person_id bigint references people.person,
    add column job_position_id bigint references people.job_position,
    add column superior_id bigint references people.job_position,
    add column effective_on date,
    add constraint staff_order_says_what check (
        state <> 'RECOMMENDED' or kind = 'ABSENCE'
        or (job_position_id is not null and effective_on is not null and (kind = 'REPORTING_LINE' or person_id is not null)));
create index on people.staff_order (person_id);
create index on people.staff_order (job_position_id);
create index on people.staff_order (superior_id);

-- Which room the line comes from: the key of the heading it stands under, empty for lines written by hand.
alter table people.handover_line add column section text not null default '';

create function people.positions_below(superiors bigint[]) returns table (job_position_id bigint)
    language sql stable
begin atomic
    with recursive below as (
        select p.id from people.job_position p where p.reports_to_id = any (superiors)
        union
        select p.id from people.job_position p join below b on p.reports_to_id = b.id
    )
    select b.id from below b;
end;

create function people.positions_above(job_position bigint) returns table (job_position_id bigint, step integer)
    language sql stable
begin atomic
    with recursive above as (
        select p.reports_to_id as id, 1 as step from people.job_position p where p.id = job_position
        union all
        select p.reports_to_id, a.step + 1 from people.job_position p join above a on p.id = a.id
    )
    select a.id, a.step from above a where a.id is not null;
end;

-- 1.3: nobody is his own superior, over any number of steps. Two changes at once wait for each other.
create function people.refuse_reporting_circle() returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(hashtext('people.reporting_line'));
    if exists (
        with recursive above as (
            select new.reports_to_id as id
            union
            select p.reports_to_id from people.job_position p join above a on p.id = a.id
        )
        select from above where id = new.id
    ) then
        raise exception 'The reporting line of position % would be a circle', new.code
            using errcode = 'check_violation', constraint = 'job_position_reports_in_no_circle';
    end if;
    return null;
end
$$;
create trigger reports_in_no_circle after insert or update of reports_to_id on people.job_position
    for each row when (new.reports_to_id is not null) execute function people.refuse_reporting_circle();
