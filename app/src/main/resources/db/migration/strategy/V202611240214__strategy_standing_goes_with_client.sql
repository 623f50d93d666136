-- A place in a ranking is reckoned from sales: when an import is undone and its clients go, their places go with them.
alter table strategy.standing drop constraint standing_client_id_fkey;
alter table strategy.standing add foreign key (client_id) references account.client on delete cascade;
