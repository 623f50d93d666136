package caposaldo.benchmarks;

import caposaldo.benchmarks.Crowd.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code House <application> [--scale S] [--data DIR]}: fills an empty house with a company of a size, measures it and
 * prints one line per figure, {@code name value unit}. A folder that is filled already is only measured.
 */
public final class House {

    private static final int PEOPLE = 8;
    private static final int TIMED = 5;
    private static final String SEES_ALL = "mary.patterson";
    private static final String SEES_HIS = "gerard.hernandez";
    private static final String BRINGS_IN = "alan.boole";
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern PORTFOLIO = Pattern.compile("P\\d+");

    private final RunningHouse house;
    private final Floor floor;
    private final Figures figures = new Figures(System.out);

    private House(RunningHouse house) {
        this.house = house;
        this.floor = new Floor(house.database());
    }

    public static void main(String[] args) throws IOException, SQLException {
        var application = Path.of(args[0]);
        var scale = 0.1;
        var data = Path.of("data", "bench");
        for (var i = 1; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--scale" -> scale = Double.parseDouble(args[i + 1]);
                case "--data" -> data = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException("usage: bench house [--scale 0.1] [--data DIR]");
            }
        }
        try (var running = RunningHouse.start(application, data.toAbsolutePath())) {
            new House(running).measure(scale, data.toAbsolutePath());
        }
    }

    private void measure(double scale, Path data) throws IOException, SQLException {
        if (number("select count(*) from sales.sales_line") < 10_000) {
            fill(scale, data);
        }
        figures.add("clients", number("select count(*) from account.client"), "rows", "-");
        figures.add("products", number("select count(*) from catalog.item"), "rows", "-");
        figures.add("sales_lines", number("select count(*) from sales.sales_line"), "rows", "-");
        rank();
        var all = pages(SEES_ALL, "all");
        var own = pages(SEES_HIS, "own");
        for (var list : List.of("clients", "clients_by_revenue", "products", "sales_lines")) {
            figures.add(
                    "scope_costs_" + list,
                    (own.getOrDefault(list, 0.0) / all.getOrDefault(list, 1.0) - 1) * 100,
                    "percent",
                    "<= 20");
        }
        figures.add("application_memory_peak", house.peakMemory(), "MiB", "< 1024");
        figures.table();
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(floor.strings(query).getFirst());
    }

    private void fill(double scale, Path data) throws IOException, SQLException {
        var portfolios = floor.strings("select code from security.portfolio order by code").stream()
                .filter(code -> PORTFOLIO.matcher(code).matches())
                .toList();
        var volume = new Volume(scale, LocalDate.now().minusDays(1), portfolios);
        var files = Files.createDirectories(data.resolve("files"));
        volume.writeClients(files.resolve("clients.csv"));
        volume.writeProducts(files.resolve("products.csv"));
        volume.writeSales(files.resolve("sales.csv"));
        try (var visitor = house.visitor(BRINGS_IN)) {
            var intake = new Intake(visitor);
            figures.add(
                    "import_clients",
                    intake.take("clients", files.resolve("clients.csv")).whole(),
                    "s",
                    "-");
            figures.add(
                    "import_products",
                    intake.take("products", files.resolve("products.csv")).whole(),
                    "s",
                    "-");
            var took = intake.take("sales", files.resolve("sales.csv"));
            var copied = floor.copyOfSalesLines();
            figures.add("import_sales_reading", took.reading(), "s", "-");
            figures.add("import_sales_accepting", took.accepting(), "s", "-");
            figures.add(
                    "import_sales_lines",
                    volume.lines() / took.whole(),
                    "rows/s",
                    ">= 50000",
                    Math.round(volume.lines() / copied) + " rows/s bare COPY");
            figures.add("import_sales_over_copy", took.whole() / copied, "times", "<= 4");
        }
    }

    private void rank() {
        try (var visitor = house.visitor(SEES_ALL)) {
            var rules = visitor.get("/api/v1/key-accounts/rules");
            var took = new ArrayList<Double>();
            for (var i = 0; i < 2 * TIMED; i++) {
                var begun = System.nanoTime();
                visitor.postJson("/api/v1/key-accounts/rules/preview", rules);
                took.add((System.nanoTime() - begun) / 1e9);
            }
            // The first are slower, as the first looks at a page are: nothing is compiled yet.
            var timed = took.subList(TIMED, took.size()).stream().sorted().toList();
            figures.add("ranking_of_all_clients", timed.get(TIMED / 2), "s", "< 1");
        }
    }

    /** @return the median of each page, in milliseconds */
    private Map<String, Double> pages(String login, String whose) {
        var medians = new HashMap<String, Double>();
        var people =
                IntStream.range(0, PEOPLE).mapToObj(i -> house.visitor(login)).toList();
        var crowd = new Crowd(people);
        var looked = looked(people.getFirst());
        crowd.warmUp(looked);
        for (var page : looked) {
            var took = crowd.look(page);
            medians.put(page.name(), Crowd.percentile(took, 0.5));
            figures.add(
                    "page_" + whose + "_" + page.name() + "_p95",
                    Crowd.percentile(took, 0.95),
                    "ms",
                    "< 100",
                    "p50 %.0f ms, %d looks".formatted(Crowd.percentile(took, 0.5), took.length));
        }
        people.forEach(Visitor::close);
        return medians;
    }

    private static List<Page> looked(Visitor visitor) {
        var clients = ids(visitor, "/api/v1/clients?sort=-revenue&size=40");
        var products = ids(visitor, "/api/v1/products?size=40");
        var pages = new ArrayList<>(List.of(
                Page.of("today", "/"),
                Page.of("clients", "/clients"),
                Page.of("clients_by_revenue", "/clients?sort=-revenue"),
                Page.of("clients_searched", "/clients?q=ba"),
                Page.of("clients_foot", "/clients/foot"),
                Page.of("products", "/products"),
                Page.of("sales_lines", "/sales/lines"),
                Page.of("sales_products", "/sales/products"),
                Page.of("key_accounts", "/key-accounts"),
                Page.of("ranking", "/key-accounts/ranking")));
        for (var part : List.of(
                "",
                "/sales",
                "/sales/months",
                "/sales/products",
                "/sales/rhythm",
                "/sales/bought",
                "/sales/stopped",
                "/products",
                "/sales/returns",
                "/lines",
                "/history",
                "/strategy")) {
            pages.add(new Page(
                    "client" + part.replace('/', '_'),
                    clients.stream().map(id -> "/clients/" + id + part).toList()));
        }
        for (var part : List.of("", "/prices")) {
            pages.add(new Page(
                    "product" + part.replace('/', '_'),
                    products.stream().map(id -> "/products/" + id + part).toList()));
        }
        pages.add(new Page(
                "search", List.of("/search?q=bari", "/search?q=ca", "/search?q=mari%20to", "/search?q=V00001")));
        return pages;
    }

    private static List<String> ids(Visitor visitor, String list) {
        return ID.matcher(visitor.get(list))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
