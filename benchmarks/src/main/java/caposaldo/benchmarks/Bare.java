package caposaldo.benchmarks;

import caposaldo.postgres.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The same rows by nothing but the database: pgbench puts them into tables like theirs, with indexes and checks and
 * without triggers and foreign keys, in one transaction, on the disk before the next. Where there is no pgbench the same
 * loop runs in this process, and is called so.
 */
final class Bare {

    private static final Pattern TPS = Pattern.compile("(?m)^tps = ([0-9.]+)");

    private final Login owner;
    private final Floor floor;
    private final Path script;
    private final List<String> statements = new ArrayList<>();

    /**
     * Rows as they were written.
     *
     * @param where which of the table's they are
     * @param numbered columns that tell one document from another: each transaction takes others
     * @param named the same of texts
     * @param counted columns that tell one row from another
     */
    record Rows(String table, String where, List<String> numbered, List<String> named, List<String> counted) {

        static Rows of(String table, String where, String... numbered) {
            return new Rows(table, where, List.of(numbered), List.of(), List.of());
        }

        Rows named(String... columns) {
            return new Rows(table, where, numbered, List.of(columns), counted);
        }

        Rows counted(String... columns) {
            return new Rows(table, where, numbered, named, List.of(columns));
        }
    }

    Bare(Login owner, Floor floor, Path script, List<Rows> all) throws SQLException, IOException {
        this.owner = owner;
        this.floor = floor;
        this.script = script;
        floor.run("create schema if not exists bare");
        for (var rows : all) {
            statements.add(insert(rows));
        }
        var lines = new ArrayList<>(List.of("\\set n random(1, 1000000000000)", "begin;"));
        statements.forEach(statement -> lines.add(statement + ";"));
        lines.add("commit;");
        Files.write(script, lines);
    }

    /** One statement for the rows of a table, written out value by value. */
    private String insert(Rows rows) throws SQLException {
        var name = rows.table.substring(rows.table.indexOf('.') + 1);
        floor.run(
                "drop table if exists bare." + name,
                "create table bare." + name + " (like " + rows.table + " including all)");
        var columns = floor.strings("""
                select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                    and attidentity = '' and attgenerated = '' order by attnum""".formatted(rows.table));
        var values = new ArrayList<String>();
        for (var column : columns) {
            if (rows.numbered.contains(column)) {
                values.add("':n'");
            } else if (rows.named.contains(column)) {
                values.add("'''B-'' || :n'");
            } else if (rows.counted.contains(column)) {
                values.add("':n + ' || row_number() over ()");
            } else {
                values.add("quote_nullable(" + column + "::text)");
            }
        }
        var written = floor.strings("select '(' || " + String.join(" || ', ' || ", values) + " || ')' from "
                + rows.table + " where " + rows.where);
        if (written.isEmpty()) {
            throw new IllegalStateException("No rows in " + rows);
        }
        return "insert into bare.%s (%s) values %s"
                .formatted(name, String.join(", ", columns), String.join(", ", written));
    }

    /** Transactions a second of so many clients at once. */
    double perSecond(int clients, int seconds) throws IOException, SQLException {
        var pgbench = pgbench();
        return pgbench == null ? byHand(clients, seconds) : by(pgbench, clients, seconds);
    }

    String means() {
        return pgbench() == null ? "JDBC" : "pgbench";
    }

    private static @org.jspecify.annotations.Nullable Path pgbench() {
        var named = System.getenv("CAPOSALDO_PGBENCH");
        return named == null || named.isEmpty() ? null : Path.of(named);
    }

    private double by(Path pgbench, int clients, int seconds) throws IOException {
        var at = URI.create(owner.url().substring("jdbc:".length()));
        var builder = new ProcessBuilder(Stream.of(
                        pgbench.toString(),
                        "-n",
                        "-M",
                        "simple",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(Math.min(clients, 2)),
                        "-T",
                        Integer.toString(seconds),
                        "-f",
                        script.toString(),
                        "-h",
                        at.getHost(),
                        "-p",
                        Integer.toString(at.getPort()),
                        "-U",
                        owner.username(),
                        at.getPath().substring(1))
                .toList());
        builder.environment().put("PGPASSWORD", owner.password());
        var said = builder.redirectErrorStream(true).start();
        var text = new String(said.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var tps = TPS.matcher(text);
        if (!tps.find()) {
            throw new IllegalStateException(text);
        }
        return Double.parseDouble(tps.group(1));
    }

    private double byHand(int clients, int seconds) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var work = Stream.<Callable<Integer>>generate(() -> () -> transactions(until))
                .limit(clients)
                .toList();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var done = 0;
            for (var one : threads.invokeAll(work)) {
                done += one.get();
            }
            return (double) done / seconds;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private int transactions(long until) throws SQLException {
        var done = 0;
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (; System.nanoTime() < until; done++) {
                var n = Long.toString(ThreadLocalRandom.current().nextLong(1, 1_000_000_000_000L));
                for (var insert : statements) {
                    statement.execute(insert.replace(":n", n));
                }
                connection.commit();
            }
        }
        return done;
    }
}
