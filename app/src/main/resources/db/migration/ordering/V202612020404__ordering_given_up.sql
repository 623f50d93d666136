-- What of a line was confirmed and will not come after all; it is owed by nobody any more.
alter table ordering.order_line
    add given_up_quantity numeric(12, 3) not null default 0 check (given_up_quantity >= 0),
    add given_up_because text
        check (given_up_because in ('OUT_OF_STOCK', 'DISCONTINUED', 'PRICE', 'QUANTITY', 'CREDIT', 'OTHER')),
    add check (delivered_quantity + given_up_quantity <= coalesce(confirmed_quantity, 0)),
    add check ((given_up_quantity = 0) = (given_up_because is null));

drop trigger audited_update on ordering.order_line;
create trigger audited_update after update of confirmed_quantity, confirmed_on, refusal, given_up_quantity on ordering.order_line
    for each row execute function security.record_change('');
