-- The plan of letters in its versions: in force is the latest that has begun, of two that begin together the later one.
create table collection.dunning_plan (
    id                  bigint generated always as identity primary key,
    valid_from          date not null,
    -- days between two letters to a client, and days to pay that a letter gives
    gap                 integer not null check (gap between 0 and 365),
    -- below it nobody is written to
    least               numeric(17, 2) not null check (least >= 0),
    -- nobody for the one the house came with
    made_by_id          bigint references security.app_user,
    made_at             timestamptz not null default now()
);
create index on collection.dunning_plan (valid_from desc, id desc);
create index on collection.dunning_plan (made_by_id);

create table collection.dunning_level (
    plan_id             bigint not null references collection.dunning_plan,
    level               integer not null check (level between 1 and 9),
    -- after the due date, below 0 before it
    days                integer not null check (days between -60 and 720),
    holds_delivery      boolean not null,
    primary key (plan_id, level),
    unique (plan_id, days)
);

create table collection.dunning_text (
    plan_id             bigint not null,
    level               integer not null,
    language            text not null check (language in ('en', 'it', 'ru')),
    subject             text not null check (subject <> ''),
    body                text not null check (body <> ''),
    primary key (plan_id, level, language),
    foreign key (plan_id, level) references collection.dunning_level
);

create trigger said_stands before update or delete on collection.dunning_plan for each row
    execute function collection.refuse_change();
create trigger said_stands before update or delete on collection.dunning_level for each row
    execute function collection.refuse_change();
create trigger said_stands before update or delete on collection.dunning_text for each row
    execute function collection.refuse_change();
create trigger audited after insert or update or delete on collection.dunning_plan for each row
    execute function security.record_change('');
create trigger audited after insert or update or delete on collection.dunning_level for each row
    execute function security.record_change('', 'plan_id');
create trigger audited after insert or update or delete on collection.dunning_text for each row
    execute function security.record_change('', 'plan_id');

-- A letter as it was sent, with what was owed at that moment. It is settled by what is paid of its items, or withdrawn.
create table collection.dunning_letter (
    id                  bigint generated always as identity primary key,
    number              text not null unique,
    client_id           bigint not null references account.client,
    currency            char(3) not null,
    plan_id             bigint not null,
    level               integer not null,
    holds_delivery      boolean not null,
    language            text not null check (language in ('en', 'it', 'ru')),
    client_name         text not null,
    address             text,
    subject             text not null,
    body                text not null,
    amount              numeric(17, 2) not null check (amount > 0),
    sent_on             date not null,
    pay_by              date not null check (pay_by >= sent_on),
    sent_by_id          bigint not null references security.app_user,
    sent_at             timestamptz not null default now(),
    settled_on          date,
    withdrawn_on        date check (withdrawn_on >= sent_on),
    withdrawn_by_id     bigint references security.app_user,
    withdrawn_because   text check (withdrawn_because <> ''),
    version             integer not null default 1,
    foreign key (plan_id, level) references collection.dunning_level,
    check ((withdrawn_on is null) = (withdrawn_because is null)),
    check ((withdrawn_on is null) = (withdrawn_by_id is null))
);
create index on collection.dunning_letter (client_id, sent_on desc, id desc);
create index on collection.dunning_letter (sent_on desc, id desc);
create index dunning_letter_stands on collection.dunning_letter (client_id, level desc)
    where settled_on is null and withdrawn_on is null;
create index on collection.dunning_letter (plan_id, level);
create index on collection.dunning_letter (sent_by_id);
create index on collection.dunning_letter (withdrawn_by_id);

create table collection.dunning_item (
    letter_id           bigint not null references collection.dunning_letter,
    ledger_item_id      bigint not null references receivable.ledger_item,
    -- its own level on that day; the letter has the highest of them
    level               integer not null check (level > 0),
    number              text not null,
    issued_on           date not null,
    due_on              date not null,
    amount              numeric(17, 2) not null,
    open_amount         numeric(17, 2) not null check (open_amount > 0 and open_amount <= amount),
    primary key (letter_id, ledger_item_id)
);
create index on collection.dunning_item (ledger_item_id);

create trigger said_stands before update of number, currency, plan_id, level, holds_delivery, language, client_name, address,
    subject, body, amount, sent_on, pay_by, sent_by_id, sent_at on collection.dunning_letter
    for each row execute function collection.refuse_change();
create trigger said_stands_for_ever before delete on collection.dunning_letter
    for each row execute function collection.refuse_change();
create trigger said_stands before update or delete on collection.dunning_item
    for each row execute function collection.refuse_change();
create trigger audited after insert or update or delete on collection.dunning_letter for each row
    execute function security.record_change('client_id');

-- A look through all that is owed, or a sending of what somebody accepted. One goes on at a time.
create table collection.dunning_run (
    id                  bigint generated always as identity primary key,
    kind                text not null check (kind in ('PROPOSAL', 'SENDING')),
    state               text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'BROKEN')),
    started_by_id       bigint not null references security.app_user,
    started_at          timestamptz not null default now(),
    alive_at            timestamptz not null default now(),
    ended_at            timestamptz,
    clients             integer not null default 0,
    done                integer not null default 0,
    letters             integer not null default 0
);
create index on collection.dunning_run (started_by_id);
create unique index on collection.dunning_run (state) where state = 'RUNNING';
create trigger audited_start after insert on collection.dunning_run for each row execute function security.record_change('');
create trigger audited_end after update of ended_at on collection.dunning_run for each row
    execute function security.record_change('');

-- The letters that would be sent, as the latest run counted them. What is sent is read anew.
create table collection.dunning_proposal (
    client_id           bigint not null references account.client on delete cascade,
    currency            char(3) not null,
    run_id              bigint not null references collection.dunning_run,
    level               integer not null,
    holds_delivery      boolean not null,
    items               integer not null check (items > 0),
    amount              numeric(17, 2) not null check (amount > 0),
    oldest_due_on       date not null,
    primary key (client_id, currency)
);
create index on collection.dunning_proposal (currency, amount desc, client_id desc);
create index on collection.dunning_proposal (run_id);

-- The letter of a client that stands highest, and when it was last written to.
alter table collection.debtor
    add column letter_level integer,
    add column letter_on date;

-- Until the company writes its own.
insert into collection.dunning_plan (valid_from, gap, least) values (date '2000-01-01', 7, 10);
insert into collection.dunning_level (plan_id, level, days, holds_delivery)
select p.id, v.level, v.days, v.holds
from collection.dunning_plan p
cross join (values (1, -5, false), (2, 3, false), (3, 10, false), (4, 20, true), (5, 30, true)) as v (level, days, holds);
insert into collection.dunning_text (plan_id, level, language, subject, body)
select p.id, v.level, v.language, v.subject, v.body
from collection.dunning_plan p
cross join (values
    (1, 'en', E'Invoices that fall due soon',
     E'Dear Sir or Madam,\n\nthe documents below fall due in the next days, {amount} in all. If payment is on its way, please take no notice of this reminder.\n\nWith kind regards'),
    (1, 'it', E'Fatture in scadenza',
     E'Gentili Signori,\n\ni documenti elencati sotto scadono nei prossimi giorni, per {amount} in tutto. Se il pagamento è già disposto, vi preghiamo di non tener conto di questo promemoria.\n\nCordiali saluti'),
    (1, 'ru', E'Счета, срок оплаты которых подходит',
     E'Уважаемые господа!\n\nВ ближайшие дни подходит срок оплаты перечисленных ниже документов, всего {amount}. Если оплата уже отправлена, просим не обращать внимания на это напоминание.\n\nС уважением'),
    (2, 'en', E'Friendly reminder',
     E'Dear Sir or Madam,\n\non {date} the documents below were past their due date, {amount} in all. It may have slipped your attention: please pay by {payBy}.\n\nWith kind regards'),
    (2, 'it', E'Promemoria di pagamento',
     E'Gentili Signori,\n\nal {date} i documenti elencati sotto risultano scaduti, per {amount} in tutto. Potrebbe trattarsi di una svista: vi preghiamo di pagare entro il {payBy}.\n\nCordiali saluti'),
    (2, 'ru', E'Напоминание об оплате',
     E'Уважаемые господа!\n\nНа {date} срок оплаты перечисленных ниже документов прошёл, всего {amount}. Возможно, это упущение: просим оплатить до {payBy}.\n\nС уважением'),
    (3, 'en', E'Second reminder',
     E'Dear Sir or Madam,\n\nin spite of our reminder {amount} is still open. Please pay by {payBy}, or tell us what stands in the way.\n\nWith kind regards'),
    (3, 'it', E'Secondo sollecito',
     E'Gentili Signori,\n\nnonostante il nostro promemoria risultano ancora aperti {amount}. Vi preghiamo di pagare entro il {payBy}, o di comunicarci che cosa lo impedisce.\n\nCordiali saluti'),
    (3, 'ru', E'Второе напоминание',
     E'Уважаемые господа!\n\nНесмотря на наше напоминание, {amount} остаются неоплаченными. Просим оплатить до {payBy} или сообщить, что этому мешает.\n\nС уважением'),
    (4, 'en', E'Third reminder: deliveries are held',
     E'Dear Sir or Madam,\n\n{amount} is open although we have reminded you. Until it is paid we hold further deliveries. Please pay by {payBy}.\n\nYours faithfully'),
    (4, 'it', E'Terzo sollecito: consegne sospese',
     E'Gentili Signori,\n\nrisultano aperti {amount} nonostante i nostri solleciti. Fino al pagamento sospendiamo le consegne. Vi preghiamo di pagare entro il {payBy}.\n\nDistinti saluti'),
    (4, 'ru', E'Третье напоминание: отгрузки приостановлены',
     E'Уважаемые господа!\n\nНесмотря на наши напоминания, {amount} не оплачены. До оплаты мы приостанавливаем отгрузки. Просим оплатить до {payBy}.\n\nС уважением'),
    (5, 'en', E'Last demand before a claim',
     E'Dear Sir or Madam,\n\n{amount} is still open. If it is not paid by {payBy} we shall claim it without further notice, with interest and costs.\n\nYours faithfully'),
    (5, 'it', E'Ultima diffida prima dell’azione',
     E'Gentili Signori,\n\nrisultano ancora aperti {amount}. In mancanza di pagamento entro il {payBy} agiremo senza altro avviso, con interessi e spese.\n\nDistinti saluti'),
    (5, 'ru', E'Последнее требование перед претензией',
     E'Уважаемые господа!\n\n{amount} остаются неоплаченными. Если оплата не поступит до {payBy}, мы без дальнейшего уведомления предъявим требование с процентами и расходами.\n\nС уважением')
) as v (level, language, subject, body);
