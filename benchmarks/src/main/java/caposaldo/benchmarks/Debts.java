package caposaldo.benchmarks;

import java.sql.SQLException;

/** Open documents of made-up clients, twenty for each. */
final class Debts {

    /** Clients shared between the portfolios in turn. */
    private static final String CLIENTS = """
            insert into account.client (code, name, country, portfolio_id, batch_id)
            select 'D' || lpad(n::text, 7, '0'), 'Debtor ' || n, (array['IT', 'DE', 'RU'])[1 + n %% 3], p.ids[1 + n %% cardinality(p.ids)], 1
            from generate_series(1, %d) n cross join (select array_agg(id order by id) as ids from security.portfolio) p
            on conflict do nothing
            """;

    /** Twenty for each client, due from 100 days ago to 20 days from now. */
    private static final String DOCUMENTS = """
            insert into receivable.ledger_item (client_id, currency, kind, number, issued_on, due_on, amount, open_amount, batch_id)
            select c.id, 'EUR', 'INVOICE', 'D-' || c.id || '-' || n, current_date - 130 + d.late, current_date - 100 + d.late,
                d.amount, d.amount, 1
            from account.client c cross join generate_series(1, 20) n
            cross join lateral (select ((c.id * 31 + n * 17) % 120)::integer as late, 10 + ((c.id * 7919 + n * 104729) % 200000) / 100.0 as amount) d
            where c.code like 'D%'
            """;

    /** As the night keeps them. */
    private static final String LEDGERS = """
            insert into receivable.client_ledger (client_id, currency, as_of, owed, not_due, days_30, days_60, days_90, older,
                open_items, overdue_items, oldest_due_on, overdue_days)
            select client_id, currency, current_date, sum(open_amount),
                coalesce(sum(open_amount) filter (where late <= 0), 0), coalesce(sum(open_amount) filter (where late between 1 and 30), 0),
                coalesce(sum(open_amount) filter (where late between 31 and 60), 0),
                coalesce(sum(open_amount) filter (where late between 61 and 90), 0), coalesce(sum(open_amount) filter (where late > 90), 0),
                count(*), count(*) filter (where late > 0), min(due_on), coalesce(sum(open_amount * late) filter (where late > 0), 0)
            from (select *, current_date - due_on as late from receivable.ledger_item where number like 'D-%') i
            group by 1, 2
            """;

    private static final String TOTAL = """
            insert into receivable.ledger_total (currency, owed, not_due, days_30, days_60, days_90, older, disputed, unapplied,
                open_items, overdue_items, overdue_days)
            select l.currency, sum(l.owed), sum(not_due), sum(days_30), sum(days_60), sum(days_90), sum(older), sum(disputed),
                sum(unapplied), sum(open_items), sum(overdue_items), sum(overdue_days)
            from receivable.client_ledger l join account.client c on c.id = l.client_id and c.code like 'D%' group by l.currency
            """;

    private Debts() {}

    /** Into a house that has none. */
    static void put(Floor floor, int clients) throws SQLException {
        var there = floor.strings("select count(*) from receivable.ledger_item where number like 'D-%'")
                .getFirst();
        if (there.equals("0")) {
            floor.run(
                    CLIENTS.formatted(clients),
                    DOCUMENTS,
                    LEDGERS,
                    TOTAL,
                    "vacuum analyze receivable.ledger_item",
                    "analyze");
        }
    }
}
