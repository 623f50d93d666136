-- The law is data: what rate a country takes on what kind of product since when, and by which act. A rate holds until the
-- next one of its country and category.
create table pricing.vat_rate (
    id          bigint generated always as identity primary key,
    country     char(2) not null check (country ~ '^[A-Z]{2}$'),
    category    text not null check (category in ('STANDARD', 'REDUCED', 'SECOND_REDUCED', 'SUPER_REDUCED', 'ZERO')),
    valid_from  date not null,
    rate        numeric(5, 2) not null check (rate between 0 and 100),
    legal_basis text not null check (legal_basis <> ''),
    unique (country, category, valid_from)
);

-- Products that are not of the standard category in a country, since when.
create table pricing.item_vat (
    id          bigint generated always as identity primary key,
    item_id     bigint not null references catalog.item on delete cascade,
    country     char(2) not null check (country ~ '^[A-Z]{2}$'),
    category    text not null check (category in ('STANDARD', 'REDUCED', 'SECOND_REDUCED', 'SUPER_REDUCED', 'ZERO')),
    valid_from  date not null,
    unique (item_id, country, valid_from)
);

insert into pricing.vat_rate (country, category, valid_from, rate, legal_basis) values
    ('IT', 'STANDARD', '2011-09-17', 21, 'D.L. 138/2011'),
    ('IT', 'STANDARD', '2013-10-01', 22, 'D.L. 98/2011, D.L. 76/2013'),
    ('IT', 'REDUCED', '1995-02-24', 10, 'D.P.R. 633/1972, tab. A, III'),
    ('IT', 'SECOND_REDUCED', '2016-01-01', 5, 'L. 208/2015'),
    ('IT', 'SUPER_REDUCED', '1989-01-01', 4, 'D.P.R. 633/1972, tab. A, II'),
    ('DE', 'STANDARD', '2007-01-01', 19, '§ 12 Abs. 1 UStG'),
    ('DE', 'STANDARD', '2020-07-01', 16, '§ 28 UStG'),
    ('DE', 'STANDARD', '2021-01-01', 19, '§ 12 Abs. 1 UStG'),
    ('DE', 'REDUCED', '1983-07-01', 7, '§ 12 Abs. 2 UStG'),
    ('DE', 'REDUCED', '2020-07-01', 5, '§ 28 UStG'),
    ('DE', 'REDUCED', '2021-01-01', 7, '§ 12 Abs. 2 UStG'),
    ('FR', 'STANDARD', '2014-01-01', 20, 'CGI art. 278'),
    ('FR', 'REDUCED', '2014-01-01', 10, 'CGI art. 279'),
    ('FR', 'SECOND_REDUCED', '2014-01-01', 5.5, 'CGI art. 278-0 bis'),
    ('ES', 'STANDARD', '2012-09-01', 21, 'Ley 37/1992 art. 90, RDL 20/2012'),
    ('ES', 'REDUCED', '2012-09-01', 10, 'Ley 37/1992 art. 91, RDL 20/2012'),
    ('GB', 'STANDARD', '2011-01-04', 20, 'VATA 1994 s. 2'),
    ('GB', 'REDUCED', '1997-09-01', 5, 'VATA 1994 s. 29A'),
    ('RU', 'STANDARD', '2004-01-01', 18, 'НК РФ ст. 164'),
    ('RU', 'STANDARD', '2019-01-01', 20, '303-ФЗ от 03.08.2018'),
    ('RU', 'STANDARD', '2026-01-01', 22, '425-ФЗ от 28.11.2025'),
    ('RU', 'REDUCED', '2001-01-01', 10, 'НК РФ ст. 164');

create trigger audited after insert or update or delete on pricing.vat_rate for each row execute function security.record_change('');
create trigger audited after insert or update or delete on pricing.item_vat for each row execute function security.record_change('');
