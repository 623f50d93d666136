package caposaldo.analytics.value;

import caposaldo.analytics.learn.LogisticRegression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts every client over the same number of days.
 *
 * <p>Purchases are BG/NBD's. Money is last year's, times the chance to buy at all, times the share
 * that the same days had of the company's last year: nothing in it is fitted to money, which a few
 * large clients would decide. Who buys is ranked by a logistic regression learned where the answer
 * is known already, that is as many days back as the forecast goes ahead.
 */
public final class OutlookForecast {

    private static final double RIDGE = 1;
    private static final int YEAR = 365;

    private final int days;

    /** @param days how far ahead, 1 to 365 */
    public OutlookForecast(int days) {
        if (days < 1 || days > YEAR) {
            throw new IllegalArgumentException("a forecast goes one day to a year ahead");
        }
        this.days = days;
    }

    /**
     * Forecasts from a day on.
     *
     * @param clients their trade; what is dated {@code from} or later is not looked at
     * @param from the first day of the forecast
     * @return one for each client known by then, in the order handed in
     */
    public List<Outlook> from(LocalDate from, Collection<Trade> clients) {
        List<Trade> known =
                clients.stream().map(c -> c.before(from)).filter(Trade::known).toList();
        if (known.stream().allMatch(c -> c.purchaseDays().isEmpty())) {
            return List.of();
        }
        BgNbd model = fit(known, from);
        Optional<LogisticRegression> learned = learn(known, from.minusDays(days));
        double season = season(known, from);
        List<Outlook> outlooks = new ArrayList<>(known.size());
        for (Trade client : known) {
            Optional<BuyingSigns> signs = signs(client, model, from);
            double buys = signs.map(BuyingSigns::buys).orElse(0.0);
            double lastYear = Math.max(0, client.netIn(from.minusDays(YEAR), from));
            outlooks.add(new Outlook(
                    client.client(),
                    signs.map(BuyingSigns::expected).orElse(0.0),
                    buys,
                    signs.map(s -> learned.map(l -> l.chance(s.measures())).orElse(s.buys()))
                            .orElse(0.0),
                    season * buys * lastYear * days / YEAR));
        }
        return outlooks;
    }

    private static BgNbd fit(Collection<Trade> known, LocalDate end) {
        return BgNbd.fit(known.stream().flatMap(c -> c.history(end).stream()).toList())
                .model();
    }

    /** Learns at {@code origin} from what followed; empty with too short a past or one answer only. */
    private Optional<LogisticRegression> learn(List<Trade> known, LocalDate origin) {
        LocalDate begin = known.stream()
                .flatMap(c -> c.purchaseDays().stream())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (begin.plusDays(days).isAfter(origin)) {
            return Optional.empty();
        }
        List<Trade> then = known.stream()
                .filter(c -> !c.before(origin).purchaseDays().isEmpty())
                .toList();
        BgNbd model = fit(then.stream().map(c -> c.before(origin)).toList(), origin);
        double[][] measures = then.stream()
                .map(c -> signs(c.before(origin), model, origin).orElseThrow().measures())
                .toArray(double[][]::new);
        boolean[] bought = new boolean[then.size()];
        int buyers = 0;
        for (int i = 0; i < bought.length; i++) {
            bought[i] = then.get(i).purchasesIn(origin, origin.plusDays(days)) > 0;
            buyers += bought[i] ? 1 : 0;
        }
        return buyers == 0 || buyers == bought.length
                ? Optional.empty()
                : Optional.of(LogisticRegression.fit(measures, bought, RIDGE));
    }

    private Optional<BuyingSigns> signs(Trade client, BgNbd model, LocalDate day) {
        return client.history(day).map(history -> BuyingSigns.of(client, history, model, day, days));
    }

    /** What the same days brought last year over what any such number of days did; 1 without a full year. */
    private double season(List<Trade> known, LocalDate from) {
        LocalDate yearAgo = from.minusDays(YEAR);
        boolean fullYear = known.stream()
                .anyMatch(c -> !c.net().isEmpty() && !c.net().firstKey().isAfter(yearAgo));
        double year = known.stream().mapToDouble(c -> c.netIn(yearAgo, from)).sum();
        double same = known.stream()
                .mapToDouble(c -> c.netIn(yearAgo, yearAgo.plusDays(days)))
                .sum();
        return fullYear && year > 0 && same > 0 ? same / (year * days / YEAR) : 1;
    }
}
