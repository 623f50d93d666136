package caposaldo.strategy;

import caposaldo.analytics.segment.Criterion;
import caposaldo.analytics.segment.Growth;
import caposaldo.analytics.segment.KeyReason;
import caposaldo.analytics.segment.OrderRhythm;
import caposaldo.analytics.segment.Ranking;
import caposaldo.analytics.segment.Score;
import caposaldo.analytics.segment.Standing;
import caposaldo.analytics.segment.Variability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The standings of a ranking as the text that COPY takes; totals are of the amounts as they are kept, to the cent. */
final class StandingRows {

    /** Takes the text in. */
    static final String COPY =
            "copy strategy.standing (snapshot_id, client_id, rank, value, share, share_before, abc, is_key, reasons,"
                    + " xyz, variation, last_on, order_days, gap, gap_is_own, silence_gaps, recency, frequency, monetary,"
                    + " growth_basis, growth, growth_low, growth_high, segment, segment_rank, segment_clients, segment_share,"
                    + " score, confidence, attractiveness, strength, measures) from stdin";

    private static final int CHARACTERS_A_ROW = 420;

    private final Ranking ranking;
    private BigDecimal total = BigDecimal.ZERO.setScale(2);
    private BigDecimal negative = BigDecimal.ZERO.setScale(2);

    StandingRows(Ranking ranking) {
        this.ranking = ranking;
        for (var standing : ranking.standings()) {
            var value = amount(standing);
            if (value.signum() < 0) {
                negative = negative.add(value);
            } else {
                total = total.add(value);
            }
        }
    }

    BigDecimal total() {
        return total;
    }

    BigDecimal negative() {
        return negative;
    }

    private static BigDecimal amount(Standing standing) {
        return BigDecimal.valueOf(standing.pareto().value()).setScale(2, RoundingMode.HALF_UP);
    }

    String text(long snapshot) {
        var text = new StringBuilder(ranking.standings().size() * CHARACTERS_A_ROW);
        for (var standing : ranking.standings()) {
            text.append(snapshot);
            cell(text, standing.client());
            place(text, standing);
            behaviour(text, standing.behaviour());
            segment(text, standing);
            score(text, standing.score());
            text.append('\n');
        }
        return text.toString();
    }

    private static void place(StringBuilder text, Standing standing) {
        var place = standing.pareto();
        cell(text, place.rank());
        cell(text, amount(standing));
        cell(text, place.share());
        cell(text, place.shareBefore());
        cell(text, place.abc());
        cell(text, standing.key());
        cell(text, standing.reasons().stream().map(StandingRows::name).collect(Collectors.joining(",", "{", "}")));
    }

    static String name(KeyReason reason) {
        return reason.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private void behaviour(StringBuilder text, Standing.Behaviour behaviour) {
        var measured = behaviour.variability() instanceof Variability.Measured m ? m : null;
        cell(text, measured == null ? null : measured.steadiness());
        cell(text, measured == null ? null : measured.coefficient());
        var rhythm = behaviour.rhythm().orElse(null);
        cell(text, rhythm == null ? null : ranking.asOf().minusDays(rhythm.daysSince()));
        cell(text, behaviour.orderDays());
        cell(text, rhythm == null ? null : rhythm.gap());
        cell(text, rhythm == null ? null : rhythm.basis() == OrderRhythm.Basis.OWN);
        cell(text, rhythm == null ? null : rhythm.gapsSince());
        var rfm = behaviour.rfm().orElse(null);
        cell(text, rfm == null ? null : rfm.recency());
        cell(text, rfm == null ? null : rfm.frequency());
        cell(text, rfm == null ? null : rfm.monetary());
        var trend = behaviour.growth() instanceof Growth.Trend t ? t : null;
        cell(text, trend == null ? null : trend.basis());
        cell(text, trend == null ? null : trend.perYear());
        cell(text, trend == null ? null : trend.low());
        cell(text, trend == null ? null : trend.high());
    }

    private static void segment(StringBuilder text, Standing standing) {
        var segment = standing.segment().orElse(null);
        cell(text, segment == null ? null : escaped(segment.segment()));
        cell(text, segment == null ? null : segment.rank());
        cell(text, segment == null ? null : segment.clients());
        cell(text, segment == null ? null : segment.share());
    }

    private static void score(StringBuilder text, Score score) {
        cell(text, score.total());
        cell(text, score.confidence());
        var attractiveness = score.half(Criterion.Half.ATTRACTIVENESS);
        cell(text, attractiveness.isPresent() ? attractiveness.getAsDouble() : null);
        var strength = score.half(Criterion.Half.STRENGTH);
        cell(text, strength.isPresent() ? strength.getAsDouble() : null);
        var measures = new String[Criterion.values().length];
        Arrays.fill(measures, "NULL");
        score.contributions().forEach(c -> measures[c.criterion().ordinal()] = Double.toString(c.measure()));
        cell(text, "{" + String.join(",", measures) + "}");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static void cell(StringBuilder text, @Nullable Object value) {
        text.append('\t').append(value == null ? "\\N" : value);
    }
}
