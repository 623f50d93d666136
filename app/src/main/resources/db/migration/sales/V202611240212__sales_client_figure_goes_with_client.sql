-- A row of figures says nothing of its own: it goes with the client, who goes only while no line names him.
alter table sales.client_figure drop constraint client_figure_client_id_fkey;
alter table sales.client_figure add foreign key (client_id) references account.client on delete cascade;
