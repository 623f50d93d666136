package caposaldo.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Eight people who open one page after another without a pause. */
record Crowd(List<Visitor> people) {

    private static final Duration WARMING_UP = Duration.ofSeconds(20);
    private static final Duration LOOKING = Duration.ofSeconds(2);

    /** A house in which nobody has looked at anything is slow; its second hour is what counts. */
    void warmUp(List<Page> pages) {
        during(
                new Page(
                        "all",
                        pages.stream()
                                .flatMap(page -> page.paths().stream().limit(3))
                                .toList()),
                WARMING_UP);
    }

    /** Milliseconds of all answers, the shortest first. */
    double[] look(Page page) {
        return during(page, LOOKING);
    }

    /** @param paths what each of the people opens in turn */
    record Page(String name, List<String> paths) {

        static Page of(String name, String path) {
            return new Page(name, List.of(path));
        }
    }

    private double[] during(Page page, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            var looking = new ArrayList<Callable<List<Double>>>();
            for (var who = 0; who < people.size(); who++) {
                var begin = who;
                looking.add(() -> look(people.get(begin), page.paths(), begin, end));
            }
            var took = new ArrayList<Double>();
            for (var one : threads.invokeAll(looking)) {
                took.addAll(one.get());
            }
            return took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(page.name(), e);
        }
    }

    private static List<Double> look(Visitor visitor, List<String> paths, int begin, long end) {
        var took = new ArrayList<Double>();
        for (var i = begin; took.isEmpty() || System.nanoTime() < end; i++) {
            var start = System.nanoTime();
            visitor.get(paths.get(i % paths.size()));
            took.add((System.nanoTime() - start) / 1e6);
        }
        return took;
    }

    /** @param sorted the shortest first */
    static double percentile(double[] sorted, double of) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * of) - 1)];
    }
}
