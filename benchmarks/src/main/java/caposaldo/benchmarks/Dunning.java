package caposaldo.benchmarks;

import caposaldo.benchmarks.Crowd.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code Dunning <application> [--scale S] [--data DIR]}: puts open documents into an empty house, 1 is 1,000,000 over 50,000
 * clients, and measures the list of calls, the proposal of letters and their sending. A filled folder is only measured.
 */
public final class Dunning {

    private static final int PEOPLE = 8;
    private static final int SENT = 200;
    private static final String SEES_ALL = "mary.patterson";
    private static final String SEES_HIS = "gerard.hernandez";
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Pattern RUN = Pattern.compile("\"id\":(\\d+)");

    private static final String FLOOR = """
            select count(*) from (select client_id, sum(open_amount) from receivable.ledger_item
                where open_amount > 0 and debit group by client_id) t
            """;

    private final RunningHouse house;
    private final Floor floor;
    private final Figures figures = new Figures(System.out);

    private Dunning(RunningHouse house) {
        this.house = house;
        this.floor = new Floor(house.database());
    }

    public static void main(String[] args) throws IOException, SQLException {
        var application = Path.of(args[0]);
        var scale = 1.0;
        var data = Path.of("data", "bench-dunning");
        for (var i = 1; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--data" -> data = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException("usage: bench dunning [--scale 1] [--data DIR]");
            }
        }
        try (var running = RunningHouse.start(application, data.toAbsolutePath())) {
            new Dunning(running).measure((int) Math.round(50_000 * scale));
        }
    }

    private void measure(int clients) throws SQLException {
        Debts.put(floor, clients);
        figures.add("clients", number("select count(*) from receivable.client_ledger"), "rows", "-");
        figures.add(
                "open_documents",
                number("select count(*) from receivable.ledger_item where open_amount > 0"),
                "rows",
                "-");
        count();
        pages(SEES_ALL, "all");
        pages(SEES_HIS, "own");
        try (var mary = house.visitor(SEES_ALL)) {
            propose(mary, "proposal");
            send(mary);
            propose(mary, "proposal_after_letters");
        }
        figures.table();
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(floor.strings(query).getFirst());
    }

    /** The work of the night, begun by hand. */
    private void count() throws SQLException {
        var owing = number("select count(*) from receivable.client_ledger where overdue > 0");
        floor.run(
                "delete from collection.debtor",
                "update ground.scheduled_task set execution_time = now() where task_name = 'collection.debtors'");
        var begun = 0L;
        long told;
        do {
            LockSupport.parkNanos(GLANCE.toNanos());
            told = number("select count(*) from collection.debtor");
            begun = begun == 0 && told > 0 ? System.nanoTime() : begun;
        } while (told < owing);
        figures.add("debtors_counted_anew", (System.nanoTime() - begun) / 1e9, "s", "-", owing + " clients");
    }

    private void pages(String login, String whose) {
        var people =
                IntStream.range(0, PEOPLE).mapToObj(i -> house.visitor(login)).toList();
        var crowd = new Crowd(people);
        var pages = List.of(
                Page.of("calls", "/collection"),
                Page.of("calls_foot", "/collection/foot"),
                Page.of("calls_at_risk", "/collection?treatment=AT_RISK"));
        crowd.warmUp(pages);
        for (var page : pages) {
            var took = crowd.look(page);
            figures.add(
                    "page_" + whose + "_" + page.name() + "_p95",
                    Crowd.percentile(took, 0.95),
                    "ms",
                    "< 150",
                    "p50 %.0f ms, %d looks".formatted(Crowd.percentile(took, 0.5), took.length));
        }
        people.forEach(Visitor::close);
    }

    private void propose(Visitor visitor, String name) throws SQLException {
        var bare = System.nanoTime();
        number(FLOOR);
        var least = (System.nanoTime() - bare) / 1e9;
        var begun = System.nanoTime();
        await(visitor, visitor.postJson("/api/v1/collection/proposals/runs", ""));
        figures.add(
                name,
                (System.nanoTime() - begun) / 1e9,
                "s",
                "< 10",
                "%.2f s bare sums, %d letters"
                        .formatted(least, number("select count(*) from collection.dunning_proposal")));
    }

    private void send(Visitor visitor) throws SQLException {
        var clients =
                floor.strings("select client_id from collection.dunning_proposal order by client_id limit " + SENT);
        var begun = System.nanoTime();
        await(
                visitor,
                visitor.postJson(
                        "/api/v1/collection/proposals/sending",
                        clients.stream().collect(Collectors.joining(",", "{\"clientIds\":[", "]}"))));
        figures.add("letters_sent", clients.size() / ((System.nanoTime() - begun) / 1e9), "per s", "-");
    }

    private static void await(Visitor visitor, String begun) {
        var id = RUN.matcher(begun);
        if (!id.find()) {
            throw new IllegalStateException(begun);
        }
        while (!visitor.get("/api/v1/collection/proposals/runs/" + id.group(1)).contains("\"DONE\"")) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
