-- Terms of payment that were made longer lately may hold documents back, by the same rules as everything else.
alter table credit.hold_rule
    drop constraint hold_rule_measure_check,
    drop constraint hold_rule_check,
    add check (measure in ('OVERDUE_DAYS', 'OVERDUE_AMOUNT', 'LIMIT_SHARE', 'LIMIT_EXPIRED', 'LIMIT_MISSING', 'DUNNED', 'TERMS_LENGTHENED')),
    add check ((threshold is null) = (measure in ('LIMIT_EXPIRED', 'LIMIT_MISSING', 'DUNNED')));
