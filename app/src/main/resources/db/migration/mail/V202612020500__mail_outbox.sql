create schema mail;

create function mail.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'What was written to a client stands as it was written';
end
$$;

-- What leaves by e-mail. Its row is written in the transaction that decides to send; it leaves later, at least once, and
-- each time under the same message id.
create table mail.outgoing_mail (
    id                  bigint generated always as identity primary key,
    -- where the record it is about stands: /deliveries/12
    paper               text not null check (paper ~ '^/[a-z/]+/[0-9]+$'),
    client_id           bigint not null references account.client,
    message_id          text not null unique check (message_id ~ '^<[!-;=?-~]+@[!-;=?-~]+>$'),
    -- the form it was sent by: sent again, it is the same mail
    once                text not null,
    language            text not null check (language in ('en', 'it', 'ru')),
    reply_to            text check (reply_to ~ '^[!-~]+@[!-~]+$'),
    subject             text not null check (subject <> '' and subject !~ '[[:cntrl:]]'),
    body                text not null check (body <> ''),
    state               text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED', 'TAKEN_BACK')),
    asked_by_id         bigint not null references security.app_user,
    asked_at            timestamptz not null,
    -- not before
    leaves_at           timestamptz not null,
    attempts            integer not null default 0 check (attempts >= 0),
    sent_at             timestamptz,
    -- why the last attempt failed
    failure             text check (failure <> ''),
    version             integer not null default 1,
    unique (asked_by_id, once),
    check ((state = 'SENT') = (sent_at is not null)),
    check (state <> 'FAILED' or failure is not null)
);
create index on mail.outgoing_mail (client_id, id desc);
create index on mail.outgoing_mail (asked_at desc, id desc);
create index on mail.outgoing_mail (paper, id desc);
create index outgoing_mail_waits on mail.outgoing_mail (leaves_at, id) where state = 'WAITING';

create table mail.recipient (
    mail_id             bigint not null references mail.outgoing_mail,
    no                  integer not null check (no > 0),
    name                text check (name <> '' and name !~ '[[:cntrl:]]'),
    address             text not null check (address ~ '^[!-~]+@[!-~]+$'),
    primary key (mail_id, no),
    unique (mail_id, address)
);

-- Its bytes as they were when somebody decided to send them.
create table mail.enclosure (
    mail_id             bigint not null references mail.outgoing_mail,
    no                  integer not null check (no > 0),
    name                text not null check (name ~ '^[A-Za-z0-9._-]+$'),
    media_type          text not null,
    content             bytea not null,
    primary key (mail_id, no)
);

create trigger said_stands before update of paper, message_id, once, language, reply_to, subject, body, asked_by_id, asked_at
    on mail.outgoing_mail for each row execute function mail.refuse_change();
-- What left, or was taken back, is over.
create trigger what_is_over_stands before update of state on mail.outgoing_mail for each row
    when (old.state in ('SENT', 'TAKEN_BACK')) execute function mail.refuse_change();
create trigger said_stands_for_ever before delete on mail.outgoing_mail for each row execute function mail.refuse_change();
create trigger said_stands before update or delete on mail.recipient for each row execute function mail.refuse_change();
create trigger said_stands before update or delete on mail.enclosure for each row execute function mail.refuse_change();

create trigger audited after insert or update or delete on mail.outgoing_mail for each row
    execute function security.record_change('client_id');
create trigger audited after insert or update or delete on mail.recipient for each row
    execute function security.record_change('', 'mail_id');
