-- The clients of a portfolio by name, and who they are without looking at them.
create index on account.client (portfolio_id, name, id) include (segment) where merged_into_id is null;
drop index account.client_portfolio_id_id_idx;
