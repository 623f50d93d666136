package caposaldo.benchmarks;

import caposaldo.benchmarks.Crowd.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * {@code OpenItems <application> [--data DIR]}: what is owed by age, and all of it as a file, at 1,000,000 open documents of
 * 50,000 clients; the export beside a bare COPY of the same columns.
 */
public final class OpenItems {

    private static final int CLIENTS = 50_000;
    private static final int PEOPLE = 8;
    private static final int TIMES = 3;
    private static final String SEES_ALL = "mary.patterson";

    private static final String FLOOR = """
            copy (select i.number, i.kind, c.name, i.issued_on, i.due_on, current_date - i.due_on, i.amount, i.open_amount
                from receivable.ledger_item i join account.client c on c.id = i.client_id
                where i.open_amount > 0 order by i.due_on, i.id) to stdout (format csv)
            """;

    private final RunningHouse house;
    private final Floor floor;
    private final Figures figures = new Figures(System.out);

    private OpenItems(RunningHouse house) {
        this.house = house;
        this.floor = new Floor(house.database());
    }

    public static void main(String[] args) throws IOException, SQLException {
        var data = Path.of("data", "bench-dunning");
        for (var i = 1; i + 1 < args.length; i += 2) {
            if (!args[i].equals("--data")) {
                throw new IllegalArgumentException("usage: bench items [--data DIR]");
            }
            data = Path.of(args[i + 1]);
        }
        try (var running = RunningHouse.start(Path.of(args[0]), data.toAbsolutePath())) {
            new OpenItems(running).measure();
        }
    }

    private void measure() throws SQLException, IOException {
        Debts.put(floor, CLIENTS);
        figures.add(
                "open_documents",
                Double.parseDouble(floor.strings("select count(*) from receivable.ledger_item where open_amount > 0")
                        .getFirst()),
                "rows",
                "-");
        ageing();
        try (var mary = house.visitor(SEES_ALL)) {
            for (var time = 1; time <= TIMES; time++) {
                var bare = copied();
                var begun = System.nanoTime();
                var bytes = mary.read("/receivables/items.csv");
                figures.add(
                        "export_of_open_items_" + time,
                        (System.nanoTime() - begun) / 1e9,
                        "s",
                        "< 5",
                        "%.2f s bare COPY, %d MB".formatted(bare, bytes >> 20));
            }
        }
        figures.table();
    }

    private void ageing() {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> house.visitor(SEES_ALL))
                .toList();
        var crowd = new Crowd(people);
        var page = Page.of("ageing", "/receivables");
        crowd.warmUp(java.util.List.of(page));
        var took = crowd.look(page);
        figures.add(
                "page_ageing_p95",
                Crowd.percentile(took, 0.95),
                "ms",
                "< 150",
                "p50 %.0f ms, %d people".formatted(Crowd.percentile(took, 0.5), PEOPLE));
        people.forEach(Visitor::close);
    }

    private double copied() throws SQLException, IOException {
        try (var connection = house.database().owner().connect();
                var nowhere = java.io.OutputStream.nullOutputStream()) {
            var begun = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(FLOOR, nowhere);
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
