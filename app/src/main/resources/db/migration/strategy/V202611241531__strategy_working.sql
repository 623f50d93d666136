-- Every figure explains itself: what it was reckoned from is kept beside it. Rankings without that are reckoned anew.
delete from strategy.snapshot;

alter table strategy.rule_set add changed_by_id bigint references security.app_user;
alter table strategy.rule_set add restores_id bigint references strategy.rule_set;
create index on strategy.rule_set (changed_by_id) where changed_by_id is not null;
create index on strategy.rule_set (restores_id) where restores_id is not null;

-- total is what shares are of: the sum of the values that are not negative; with negative it is what all brought.
alter table strategy.snapshot add negative numeric(18, 2) not null;
alter table strategy.snapshot add quintiles jsonb not null;
-- what a month's end was reckoned from: sales of that time that change change it (null: a day that only serves until the next)
alter table strategy.snapshot add base numeric;
-- sales have changed since: whether these did is still to be seen
alter table strategy.snapshot add due boolean not null default false;
alter table strategy.snapshot add set_size integer not null;
alter table strategy.snapshot add set_share double precision not null;
-- the fitted models of what clients will bring, or why there are none; null until reckoned
alter table strategy.snapshot add value_model jsonb;
create index on strategy.snapshot (as_of desc, id desc);

alter table strategy.standing drop column score_rows;
-- one place for each criterion in the order they are written in; empty where there was no measure
alter table strategy.standing add measures double precision[] not null;
alter table strategy.standing add attractiveness double precision;
alter table strategy.standing add strength double precision;
alter table strategy.standing add last_on date;
alter table strategy.standing add order_days integer not null;
alter table strategy.standing add gap double precision;
alter table strategy.standing add gap_is_own boolean;
alter table strategy.standing add segment text;
alter table strategy.standing add segment_rank integer;
alter table strategy.standing add segment_clients integer;
alter table strategy.standing add segment_share double precision;
alter table strategy.standing add first_bought date;
alter table strategy.standing add last_bought date;
alter table strategy.standing add repeats integer;
alter table strategy.standing add past_per_order double precision;
alter table strategy.standing add per_order double precision;
alter table strategy.standing add alive double precision;
alter table strategy.standing add buys_half_year double precision;
alter table strategy.standing add orders_half_year double precision;
alter table strategy.standing add orders_year double precision;
alter table strategy.standing add value_half_year double precision;
alter table strategy.standing add value_year double precision;
-- the second opinion: last year's, times the chance to buy, times the season's share
alter table strategy.standing add outlook_half_year double precision;

create index on strategy.standing (snapshot_id, score desc, client_id desc);
create index on strategy.standing (snapshot_id, value_year desc, client_id desc);
