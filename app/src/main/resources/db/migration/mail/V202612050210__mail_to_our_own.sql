-- What the house tells its own people by itself is about no record of a client and asked for by nobody; it leaves by the same outbox.
alter table mail.outgoing_mail
    alter column paper drop not null,
    alter column client_id drop not null,
    alter column asked_by_id drop not null,
    add constraint outgoing_mail_to_client_or_own check (num_nulls(paper, client_id, asked_by_id) in (0, 3));
create unique index outgoing_mail_by_itself on mail.outgoing_mail (once) where asked_by_id is null;
