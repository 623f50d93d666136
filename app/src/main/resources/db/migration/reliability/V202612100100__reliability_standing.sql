-- What the latest evidence and the latest kept check of a client say to rooms above, kept with each of them.
alter table reliability.client_check
    -- percent of what a firm of its class could bear that the scoring of the check does not lend it
    add column doubt        numeric(5, 2) check (doubt between 0 and 100),
    -- struck off, insolvent or listed, by the latest evidence
    add column stopped      boolean not null default false,
    -- that the latest evidence of the courts tells
    add column court_debt   numeric(17, 2);

update reliability.client_check k
set doubt = c.doubt, stopped = e.stopped, court_debt = e.court_debt
from (select client_id from reliability.client_check) one
left join lateral (
    select 100 - coalesce((s.model -> 'classFactors' -> r.credit_class ->> 'value')::numeric, 0) as doubt
    from reliability.reliability_check r join reliability.scoring s on s.id = r.scoring_id
    where r.client_id = one.client_id order by r.id desc limit 1) c on true
cross join lateral (
    select coalesce(bool_or(finding in ('INSOLVENT', 'STRUCK_OFF', 'LISTED')), false) as stopped, max(court_debt) as court_debt
    from (select distinct on (step) finding, court_debt from reliability.evidence
        where client_id = one.client_id order by step, id desc) l) e
where k.client_id = one.client_id;

-- How a client stands: by its class until the check is due, and by what stops it until newer evidence says otherwise.
create view reliability.standing as
select k.client_id,
    case when s.stops then 'STOPPED' else k.credit_class end as standing,
    case when s.stops then 100 else k.doubt end as doubt,
    case when s.stops then 'infinity' else k.due_on end as until_on
from reliability.client_check k
cross join lateral (
    select k.stopped or coalesce(k.court_debt > (
        select (model ->> 'courtDebtStop')::numeric from reliability.scoring order by id desc limit 1), false) as stops) s
where s.stops or k.checked_on is not null;
