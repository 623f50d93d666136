-- What is agreed, or asked for, in a currency; without one in the company's. A client may have a price in each.
alter table pricing.agreed_price
    add column currency char(3) check (currency ~ '^[A-Z]{3}$'),
    drop constraint agreed_price_client_id_item_id_min_quantity_daterange_excl,
    add constraint agreed_price_once exclude using gist (client_id with =, item_id with =, min_quantity with =,
        coalesce(currency, '') with =, daterange(valid_from, valid_to, '[]') with &&);

alter table pricing.asked_price add column currency char(3) check (currency ~ '^[A-Z]{3}$');
drop index pricing.asked_price_open;
create unique index asked_price_open on pricing.asked_price (client_id, item_id, min_quantity, coalesce(currency, ''))
    where state = 'ASKED';
