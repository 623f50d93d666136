-- Banks keep several currencies under one number; each has balances of its own.
alter table bank.bank_account
    drop constraint bank_account_number_key,
    add unique (number, currency);
