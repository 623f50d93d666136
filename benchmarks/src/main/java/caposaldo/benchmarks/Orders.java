package caposaldo.benchmarks;

import caposaldo.benchmarks.Bare.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code Orders <application> [--data DIR]}: orders of twenty lines confirmed, at once and by three requests, payments with their
 * allocation, and prices, at one and at eight clients; each in turn with a bare script that writes the same rows.
 */
public final class Orders {

    private static final int LINES = 20;

    /** More than one client pays in one round. */
    private static final int DEBTS = 900;

    private static final int CLIENTS = 400;
    private static final int PRODUCTS = 1000;
    private static final List<String> FIGURES = List.of("prices", "order", "order_in_steps", "payment");
    private static final String USAGE = "usage: bench orders [--data DIR] [--only " + String.join("|", FIGURES) + "]";
    private static final String SUPPORT = "sam.porter";
    private static final String FINANCE = "fiona.ward";
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    /** Each with a limit that no measurement reaches. */
    private static final String[] SETTING = {
        """
        insert into account.client (code, name, country, portfolio_id)
        select 'O' || lpad(n::text, 5, '0'), 'Buyer ' || n, 'IT', p.ids[1 + n %% cardinality(p.ids)]
        from generate_series(1, %d) n cross join (select array_agg(id order by id) as ids from security.portfolio) p
        """.formatted(CLIENTS), """
        insert into credit.credit_limit (client_id, currency, amount, credit_class, valid_from, valid_to, reason, given_by_id, asked_by_id)
        select id, 'EUR', 1e9, 'A', current_date, current_date + 700, 'Measured', 1, 1 from account.client where code like 'O%'
        """, """
        insert into catalog.item (code, name) select 'O' || lpad(n::text, 5, '0'), 'Product ' || n from generate_series(1, %d) n
        """.formatted(PRODUCTS), """
        insert into catalog.list_price (item_id, valid_from, price)
        select id, current_date - 100, 5 + id %% 90 + 0.95 from catalog.item where code like 'O%'
        """.replace("%%", "%"), "analyze"
    };

    private final RunningHouse house;
    private final Floor floor;
    private final Path data;
    private final Figures figures = new Figures(System.out);
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Debt> debts = new ConcurrentLinkedQueue<>();
    private List<String> clients = List.of();
    private List<String> products = List.of();

    private Orders(RunningHouse house, Path data) {
        this.house = house;
        this.floor = new Floor(house.database());
        this.data = data;
    }

    public static void main(String[] args) throws IOException, SQLException {
        var data = Path.of("data", "bench-orders");
        var only = "";
        for (var i = 1; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--data" -> data = Path.of(args[i + 1]);
                case "--only" -> only = args[i + 1];
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (!only.isEmpty() && !FIGURES.contains(only)) {
            throw new IllegalArgumentException(USAGE);
        }
        try (var running = RunningHouse.start(Path.of(args[0]), data.toAbsolutePath())) {
            new Orders(running, data.toAbsolutePath()).measure(only);
        }
    }

    /** @param only one of the figures; all where it is empty */
    private void measure(String only) throws IOException, SQLException {
        if (floor.strings("select id from account.client where code like 'O0%'").isEmpty()) {
            floor.run(SETTING);
        }
        clients = floor.strings("select id from account.client where code like 'O0%' order by id");
        products = floor.strings("select id from catalog.item where code like 'O0%' order by id");
        if (only.isEmpty() || only.equals("prices")) {
            prices();
        }
        var support = house.visitor(SUPPORT)
                .asProgram("all.clients", "client.read", "item.read", "order.read", "order.edit", "order.confirm");
        var bare = bareOrder(support);
        race(only, "order", 0.4, support, Race.use(this::order), bare);
        race(only, "order_in_steps", 0.4, support, Race.use(this::inSteps), bare);
        var finance =
                house.visitor(FINANCE).asProgram("all.clients", "client.read", "receivable.read", "receivable.post");
        race(only, "payment", 0.5, finance, Race.use(this::payment).after(this::owe), barePayment(finance));
        figures.table();
    }

    private void race(String only, String name, double wanted, Visitor visitor, Race.Use use, Bare bare)
            throws IOException, SQLException {
        if (only.isEmpty() || only.equals(name)) {
            new Race(figures, name, wanted).run(visitor, use, bare);
        }
    }

    private void prices() {
        var query = products.stream().map(id -> "item=" + id).collect(Collectors.joining("&", "?", ""));
        var took = new ArrayList<Double>();
        try (var visitor = house.visitor(SUPPORT)) {
            for (var n = 0; n < 60; n++) {
                var begun = System.nanoTime();
                visitor.get("/api/v1/clients/" + clients.get(n) + "/prices" + query);
                took.add((System.nanoTime() - begun) / 1e6);
            }
        }
        var warm = took.subList(30, 60).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        figures.add(
                "prices_of_1000_products",
                Crowd.percentile(warm, 0.5),
                "ms",
                "< 50",
                "p95 %.0f ms".formatted(Crowd.percentile(warm, 0.95)));
    }

    private String client() {
        return clients.get(next.getAndIncrement() % clients.size());
    }

    private String lines() {
        var n = next.get();
        return IntStream.range(0, LINES)
                .mapToObj(i -> "{\"item\":%s,\"quantity\":%d}"
                        .formatted(products.get((n * 7 + i * 43) % products.size()), 1 + i))
                .collect(Collectors.joining(","));
    }

    /** Taken, submitted and confirmed as ordered in one transaction, like its bare rows. */
    private Race.Lap order(Visitor visitor) {
        var wanted = "{\"clientId\":%s,\"confirmOn\":\"%s\",\"lines\":[%s]}"
                .formatted(client(), LocalDate.now(ZoneId.systemDefault()).plusDays(2), lines());
        var begun = System.nanoTime();
        visitor.postJson("/api/v1/orders", wanted);
        var took = (System.nanoTime() - begun) / 1e6;
        return new Race.Lap(took, took);
    }

    /** The same by three requests, each on the disk before it is answered. */
    private Race.Lap inSteps(Visitor visitor) {
        var lines = lines();
        var begun = System.nanoTime();
        var order = visitor.postJson("/api/v1/orders", "{\"clientId\":%s,\"lines\":[%s]}".formatted(client(), lines));
        var path = "/api/v1/orders/" + first(ID, order);
        var version = last(VERSION, order);
        visitor.postJson(path + "/submission", "{\"version\":%d}".formatted(version));
        var on = LocalDate.now(ZoneId.systemDefault()).plusDays(2);
        var answers = IntStream.rangeClosed(1, LINES)
                .mapToObj(no -> "{\"no\":%d,\"confirmed\":%d,\"on\":\"%s\"}".formatted(no, no, on))
                .collect(Collectors.joining(","));
        var submitted = System.nanoTime();
        visitor.postJson(path + "/answer", "{\"version\":%d,\"lines\":[%s]}".formatted(version + 1, answers));
        var ended = System.nanoTime();
        return new Race.Lap((ended - begun) / 1e6, (ended - submitted) / 1e6);
    }

    private static long first(Pattern what, String answer) {
        var found = what.matcher(answer);
        if (!found.find()) {
            throw new IllegalStateException(answer);
        }
        return Long.parseLong(found.group(1));
    }

    private static long last(Pattern what, String answer) {
        return what.matcher(answer)
                .results()
                .reduce((_, later) -> later)
                .map(found -> Long.parseLong(found.group(1)))
                .orElseThrow();
    }

    private Bare bareOrder(Visitor support) throws SQLException, IOException {
        var before = lastEntry();
        order(support);
        var order = floor.strings("select max(id) from ordering.sales_order").getFirst();
        return new Bare(
                house.database().owner(),
                floor,
                data.resolve("bare-order.sql"),
                List.of(
                        Rows.of("ordering.sales_order", "id = " + order).named("number"),
                        Rows.of("ordering.order_line", "order_id = " + order, "order_id"),
                        Rows.of("ordering.order_event", "order_id = " + order, "order_id"),
                        Rows.of("credit.commitment", "source = 'ORDER' and document_id = " + order, "document_id"),
                        Rows.of("claim.service_line", "order_id = " + order, "order_id")
                                .counted("order_line_id"),
                        Rows.of("security.audit_entry", "id > " + before)));
    }

    private String lastEntry() throws SQLException {
        return floor.strings("select coalesce(max(id), 0) from security.audit_entry")
                .getFirst();
    }

    /** A debt that waits for its money. */
    private record Debt(String client, long invoice) {}

    private Debt debt(Visitor visitor) {
        var client = client();
        var today = LocalDate.now(ZoneId.systemDefault());
        return new Debt(
                client,
                first(
                        ID,
                        visitor.postJson(
                                "/api/v1/receivables/documents",
                                "{\"clientId\":%s,\"issuedOn\":\"%s\",\"amount\":120.50}".formatted(client, today))));
    }

    /** Debts enough for so many clients, so that nothing but payments is asked of the application while they are timed. */
    private void owe(Visitor visitor, int paying) {
        IntStream.range(debts.size(), paying * DEBTS).parallel().forEach(n -> debts.add(debt(visitor)));
    }

    /** The money for a debt that was there before the clock ran. */
    private Race.Lap payment(Visitor visitor) {
        var waiting = debts.poll();
        var debt = waiting == null ? debt(visitor) : waiting;
        var today = LocalDate.now(ZoneId.systemDefault());
        var begun = System.nanoTime();
        visitor.postJson(
                "/api/v1/receivables/payments",
                "{\"clientId\":%s,\"paidOn\":\"%s\",\"amount\":120.50,\"shares\":[{\"itemId\":%d,\"amount\":120.50}]}"
                        .formatted(debt.client, today, debt.invoice));
        var took = (System.nanoTime() - begun) / 1e6;
        return new Race.Lap(took, took);
    }

    private Bare barePayment(Visitor finance) throws SQLException, IOException {
        payment(finance);
        var payment = floor.strings("select max(id) from receivable.ledger_item where kind = 'PAYMENT'")
                .getFirst();
        var before = floor.strings(
                        "select max(id) from security.audit_entry where table_name = 'receivable.ledger_item' and action = 'INSERT' and after ->> 'kind' = 'INVOICE'")
                .getFirst();
        return new Bare(
                house.database().owner(),
                floor,
                data.resolve("bare-payment.sql"),
                List.of(
                        Rows.of("receivable.ledger_item", "id = " + payment).named("number"),
                        Rows.of("receivable.allocation", "credit_id = " + payment, "debit_id"),
                        Rows.of("security.audit_entry", "id > " + before)));
    }
}
