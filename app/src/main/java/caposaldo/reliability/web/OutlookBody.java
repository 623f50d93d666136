package caposaldo.reliability.web;

import caposaldo.analytics.credit.DefaultModel;
import caposaldo.analytics.credit.FailureOutlook;
import caposaldo.analytics.credit.RefusedStatement;
import caposaldo.analytics.credit.StatementLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What firms whose fate is known say of a statement, as programs read it: points and chances, or the lines in the way.
 *
 * @param usualChance share of those firms that failed, 0 to 1
 * @param doubts whether a chance is at least twice that
 */
record OutlookBody(
        @Nullable Integer cardPoints,
        @Nullable Double cardChance,
        @Nullable Double treesChance,
        @Nullable Double usualChance,
        @Nullable Boolean doubts,
        List<RatioBody> ratios,
        List<StatementLine> missing,
        List<StatementLine> notPositive) {

    /** @param cardPoints none for a ratio that is not on the card */
    record RatioBody(String ratio, double measure, @Nullable Integer cardPoints, double treesPoints) {

        static RatioBody of(DefaultModel.Part part, Map<String, Integer> card) {
            var ratio = part.factor().name();
            return new RatioBody(ratio, part.measure(), card.get(ratio), part.points());
        }
    }

    static OutlookBody of(FailureOutlook outlook) {
        return switch (outlook) {
            case FailureOutlook.Told told -> of(told);
            case RefusedStatement refused ->
                new OutlookBody(
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        refused.missing().stream().sorted().toList(),
                        refused.notPositive().stream().sorted().toList());
        };
    }

    private static OutlookBody of(FailureOutlook.Told told) {
        var card = told.card().parts().stream()
                .collect(Collectors.toMap(
                        part -> part.factor().name(), part -> part.band().points()));
        return new OutlookBody(
                told.card().points(),
                told.card().chanceOfDefault(),
                told.trees().chanceOfDefault(),
                told.usual(),
                told.doubts(),
                told.trees().parts().stream()
                        .map(part -> RatioBody.of(part, card))
                        .toList(),
                List.of(),
                List.of());
    }
}
