-- What our own invoices and credit notes say of goods, until it is taken among the lines of sales: figures and rankings are
-- counted of all that waits at once, not at each invoice.
create table sales.waiting_line (
    id              bigint generated always as identity primary key,
    document_no     text not null,
    line_no         integer not null,
    document_type   text not null check (document_type in ('INVOICE', 'CREDIT_NOTE')),
    kind            text not null check (kind in ('SALE', 'RETURN', 'ADJUSTMENT')),
    client_id       bigint not null references account.client,
    item_id         bigint not null references catalog.item,
    sold_on         date not null,
    quantity        numeric(14, 3) not null,
    net_amount      numeric(17, 4) not null,
    -- the invoice whose line a credit note takes back
    returns_no      text,
    unique (document_no, line_no),
    check ((document_type = 'CREDIT_NOTE') = (returns_no is not null)),
    check (case document_type when 'INVOICE' then kind = 'SALE' and quantity > 0 else kind <> 'SALE' and quantity < 0 end)
);
create index on sales.waiting_line (client_id);
create index on sales.waiting_line (item_id);

-- Of our own invoice or credit note, and of no file: a file that brings its number brings it a second time.
alter table sales.sales_line add own boolean not null default false, add check (not own or batch_id is null);
create index on sales.sales_line (document_no) where own;
