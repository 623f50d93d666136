package caposaldo.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

/** A use case and its bare rows by turns, so that whatever else the machine does slows both. */
record Race(Figures figures, String name, double wanted) {

    private static final List<Integer> CLIENTS = List.of(1, 8);
    private static final int ROUNDS = 3;
    private static final int SECONDS = 6;

    /** Seconds; after half of them the compiler still takes as much of the processor as the application. */
    private static final int WARMING_UP = 90;

    /**
     * One time.
     *
     * @param whole milliseconds of all that is compared with the bare rows
     * @param answer milliseconds until the last of its requests was answered
     */
    record Lap(double whole, double answer) {}

    /**
     * What is raced.
     *
     * @param preparation done before each round, for so many clients
     */
    record Use(Function<Visitor, Lap> once, ObjIntConsumer<Visitor> preparation) {

        /** The same after this. */
        Use after(ObjIntConsumer<Visitor> preparing) {
            return new Use(once, preparing);
        }
    }

    static Use use(Function<Visitor, Lap> once) {
        return new Use(once, (visitor, clients) -> {});
    }

    /** @param visitor as many at once as there are clients */
    void run(Visitor visitor, Use use, Bare bare) throws IOException, SQLException {
        during(Collections.nCopies(8, visitor), use.once, WARMING_UP);
        for (var clients : CLIENTS) {
            var floor = 0.0;
            var laps = new ArrayList<Lap>();
            for (var round = 0; round < ROUNDS; round++) {
                use.preparation.accept(visitor, clients);
                floor += bare.perSecond(clients, SECONDS) / ROUNDS;
                laps.addAll(during(Collections.nCopies(clients, visitor), use.once, SECONDS));
            }
            tell(clients, laps, floor, bare.means());
        }
    }

    private void tell(int clients, List<Lap> laps, double floor, String means) {
        var ours =
                clients * 1000 / laps.stream().mapToDouble(Lap::whole).average().orElseThrow();
        var answers = laps.stream().mapToDouble(Lap::answer).sorted().toArray();
        var at = name + "_at_" + clients;
        figures.add(at, ours, "per s", "-", "%.0f per s by %s".formatted(floor, means));
        figures.add(at + "_of_floor", ours / floor * 100, "percent", ">= %.0f".formatted(wanted * 100));
        figures.add(
                at + "_p95",
                Crowd.percentile(answers, 0.95),
                "ms",
                clients == 8 ? "< 60" : "-",
                "p50 %.0f ms".formatted(Crowd.percentile(answers, 0.5)));
    }

    private static List<Lap> during(List<Visitor> visitors, Function<Visitor, Lap> once, int seconds) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var threads = Executors.newFixedThreadPool(visitors.size())) {
            var laps = new ArrayList<Lap>();
            var work = visitors.stream()
                    .<Callable<List<Lap>>>map(visitor -> () -> laps(visitor, once, until))
                    .toList();
            for (var one : threads.invokeAll(work)) {
                laps.addAll(one.get());
            }
            return laps;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Lap> laps(Visitor visitor, Function<Visitor, Lap> once, long until) {
        var laps = new ArrayList<Lap>();
        while (System.nanoTime() < until) {
            laps.add(once.apply(visitor));
        }
        return laps;
    }
}
