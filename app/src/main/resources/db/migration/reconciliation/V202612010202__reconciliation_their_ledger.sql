-- The client's own ledger beside ours: one for each act. Amounts stand on the sides where ours stand.
alter table reconciliation.act
    add column their_ledger text check (their_ledger in ('UBL', 'TABLE')),
    add column their_file text,
    -- the file was written from the other side, as books are: its debits are our credits
    add column mirrored boolean not null default true,
    -- as their ledger tells them; null when it does not
    add column their_opening numeric(17, 2),
    add column their_closing numeric(17, 2),
    add constraint act_their_balances check (their_ledger is not null or num_nonnulls(their_opening, their_closing) = 0);

-- Lines of both that are the same. With a cause, when their amounts differ or one is of another period.
create table reconciliation.line_match (
    act_id          bigint not null references reconciliation.act,
    no              integer not null check (no > 0),
    reasons         text[] not null,
    by_hand         boolean not null,
    cause           text check (cause in ('MISSING_INVOICE', 'MISSING_PAYMENT', 'CREDIT_NOTE', 'AMOUNT', 'TIMING', 'DUPLICATE', 'OTHER')),
    note            text check (note <> ''),
    primary key (act_id, no)
);

alter table reconciliation.our_line
    add column match_no integer,
    -- why the other side does not have it; null while there is nothing to compare it with
    add column cause text check (cause in ('MISSING_INVOICE', 'MISSING_PAYMENT', 'CREDIT_NOTE', 'AMOUNT', 'TIMING', 'DUPLICATE', 'OTHER')),
    add column note text check (note <> ''),
    -- a person said so: matching leaves it alone
    add column by_hand boolean not null default false,
    add foreign key (act_id, match_no) references reconciliation.line_match (act_id, no),
    add check (match_no is null or cause is null);
create index on reconciliation.our_line (act_id, match_no);

create table reconciliation.their_line (
    id              bigint generated always as identity primary key,
    act_id          bigint not null references reconciliation.act,
    line_no         integer not null,
    on_day          date not null,
    kind            text not null check (kind in ('INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'OTHER')),
    number          text not null,
    debit           numeric(17, 2) not null check (debit >= 0),
    credit          numeric(17, 2) not null check (credit >= 0),
    match_no        integer,
    cause           text check (cause in ('MISSING_INVOICE', 'MISSING_PAYMENT', 'CREDIT_NOTE', 'AMOUNT', 'TIMING', 'DUPLICATE', 'OTHER')),
    note            text check (note <> ''),
    by_hand         boolean not null default false,
    import_id       bigint,
    check (least(debit, credit) = 0 and greatest(debit, credit) > 0),
    check (match_no is null or cause is null),
    foreign key (act_id, match_no) references reconciliation.line_match (act_id, no)
);
create index on reconciliation.their_line (act_id, on_day, id);
create index on reconciliation.their_line (act_id, match_no);
create index on reconciliation.their_line (import_id) where import_id is not null;

-- What explains the difference of the two closing balances, line by line: its sum is theirs less ours, to the cent. Lines of
-- theirs on other days are no part of their balance at the end of the period.
create function reconciliation.difference(act bigint)
    returns table (id bigint, cause text, on_day date, kind text, ours text, theirs text, amount numeric, note text)
    language sql stable
as $$
    with a as materialized (
        select * from reconciliation.act where id = $1 and their_ledger is not null
    ), theirs as materialized (
        select l.*, case when l.on_day between a.from_on and a.until_on then l.debit - l.credit else 0 end as within,
            l.on_day between a.from_on and a.until_on as inside
        from reconciliation.their_line l join a on a.id = l.act_id
    ), sums as materialized (
        select a.opening, coalesce(a.their_opening, a.their_closing - t.turnover, a.opening) as their_opening, t.turnover,
            a.their_closing, a.from_on, a.until_on
        from a, (select coalesce(sum(within), 0) as turnover from theirs) t
    )
    select 1, 'OPENING', from_on, null, null, null, their_opening - opening, null from sums where their_opening <> opening
    union all
    select 2, 'ARITHMETIC', until_on, null, null, null, their_closing - their_opening - turnover, null
    from sums where their_closing <> their_opening + turnover
    union all
    select l.id * 4, l.cause, l.on_day, l.kind, l.number, null, l.credit - l.debit, l.note
    from reconciliation.our_line l join a on a.id = l.act_id
    where l.match_no is null
    union all
    select l.id * 4 + 1, l.cause, l.on_day, l.kind, null, l.number, l.within, l.note
    from theirs l
    where l.match_no is null and l.inside
    union all
    select m.no * 4 + 3, m.cause, o.on_day, o.kind, o.numbers, t.numbers, t.amount - o.amount, m.note
    from reconciliation.line_match m join a on a.id = m.act_id
    join (
        select l.match_no, min(l.on_day) as on_day, min(l.kind) as kind, string_agg(l.number, ', ' order by l.id) as numbers,
            sum(l.debit - l.credit) as amount
        from reconciliation.our_line l where l.act_id = $1 and l.match_no is not null group by l.match_no
    ) o on o.match_no = m.no
    join (
        select l.match_no, string_agg(nullif(l.number, ''), ', ' order by l.id) as numbers, sum(l.within) as amount
        from theirs l where l.match_no is not null group by l.match_no
    ) t on t.match_no = m.no
    where t.amount <> o.amount
$$;

-- Lines of both ledgers with what each was matched to be.
create function reconciliation.line_of(act bigint)
    returns table (id bigint, side text, on_day date, kind text, number text, debit numeric, credit numeric, status text,
        cause text, match_no integer, note text)
    language sql stable
as $$
    select l.id * 2, 'OURS', l.on_day, l.kind, l.number, l.debit, l.credit,
        case when m.cause = 'AMOUNT' then 'AMOUNT_DIFFERS' when m.no is not null then 'MATCHED' when l.cause is not null then 'ONLY_OURS'
            else 'NOT_COMPARED' end,
        coalesce(l.cause, m.cause), l.match_no, coalesce(l.note, m.note)
    from reconciliation.our_line l left join reconciliation.line_match m on m.act_id = l.act_id and m.no = l.match_no
    where l.act_id = $1
    union all
    select l.id * 2 + 1, 'THEIRS', l.on_day, l.kind, l.number, l.debit, l.credit,
        case when m.cause = 'AMOUNT' then 'AMOUNT_DIFFERS' when m.no is not null then 'MATCHED' when l.cause is not null then 'ONLY_THEIRS'
            else 'OUTSIDE' end,
        coalesce(l.cause, m.cause), l.match_no, coalesce(l.note, m.note)
    from reconciliation.their_line l left join reconciliation.line_match m on m.act_id = l.act_id and m.no = l.match_no
    where l.act_id = $1
$$;

create trigger signed_insert after insert on reconciliation.their_line referencing new table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_update after update on reconciliation.their_line referencing new table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_delete after delete on reconciliation.their_line referencing old table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_insert after insert on reconciliation.line_match referencing new table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_update after update on reconciliation.line_match referencing new table as changed for each statement
    execute function reconciliation.refuse_signed_lines();
create trigger signed_delete after delete on reconciliation.line_match referencing old table as changed for each statement
    execute function reconciliation.refuse_signed_lines();

create trigger audited_insert after insert on reconciliation.their_line referencing new table as new_rows for each statement
    execute function security.record_bulk_change('debit');
create trigger audited_delete after delete on reconciliation.their_line referencing old table as old_rows for each statement
    execute function security.record_bulk_change('debit');
-- What matching does by itself can be done again; here stands what people say.
create trigger audited after update of match_no, cause, note, by_hand on reconciliation.their_line for each row
    when (old.by_hand or new.by_hand) execute function security.record_change('', 'act_id');
create trigger audited_update after update of match_no, cause, note, by_hand on reconciliation.our_line for each row
    when (old.by_hand or new.by_hand) execute function security.record_change('', 'act_id');
create trigger audited_insert after insert on reconciliation.line_match for each row when (new.by_hand)
    execute function security.record_change('', 'act_id');
create trigger audited_update after update on reconciliation.line_match for each row
    execute function security.record_change('', 'act_id');
create trigger audited_delete after delete on reconciliation.line_match for each row when (old.by_hand)
    execute function security.record_change('', 'act_id');
