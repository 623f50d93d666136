-- Key accounts are counted, summed and compared with the month before from the index alone.
drop index strategy.standing_snapshot_id_idx;
create index on strategy.standing (snapshot_id, client_id) include (rank, value, share) where is_key;
