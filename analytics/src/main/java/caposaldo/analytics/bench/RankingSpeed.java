package caposaldo.analytics.bench;

import caposaldo.analytics.segment.ClientFigures;
import caposaldo.analytics.segment.KeyAccountIdentification;
import caposaldo.analytics.segment.MonthlySeries;
import caposaldo.analytics.segment.OrderDays;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** How long the key-account ranking of many clients takes, on figures made with a fixed seed. */
final class RankingSpeed {

    private static final int CLIENTS = 100_000;
    private static final int ROUNDS = 15;

    private RankingSpeed() {}

    static Report measure() {
        Random random = new Random(20251231);
        LocalDate asOf = LocalDate.of(2025, 12, 31);
        List<ClientFigures> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> client(i, random, asOf))
                .toList();
        var identification = KeyAccountIdentification.usual();
        var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double[] millis = new double[ROUNDS];
        double[] work = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long worked = process.getProcessCpuTime();
            long start = System.nanoTime();
            identification.rank(clients, asOf);
            millis[round] = (System.nanoTime() - start) / 1e6;
            work[round] = (process.getProcessCpuTime() - worked) / 1e6;
        }
        Report report = new Report();
        report.figure("ranking.100000_clients.first", millis[0], "ms", "below 1000");
        Arrays.sort(millis);
        Arrays.sort(work);
        report.figure("ranking.100000_clients.median", millis[ROUNDS / 2], "ms", "below 1000");
        report.figure("ranking.100000_clients.processor_median", work[ROUNDS / 2], "ms");
        return report;
    }

    private static ClientFigures client(int number, Random random, LocalDate asOf) {
        double size = Math.exp(2 * random.nextGaussian());
        double[] months =
                random.doubles(24).map(v -> Math.rint(v * size * 1000) / 100).toArray();
        List<LocalDate> days = IntStream.range(0, 12)
                .mapToObj(i -> asOf.minusDays(random.nextInt(700)))
                .toList();
        return ClientFigures.of(number, MonthlySeries.of(YearMonth.of(2024, 1), months), OrderDays.of(days));
    }
}
