package caposaldo.strategy.web;

import caposaldo.analytics.segment.RfmBorders;
import caposaldo.analytics.segment.Score;
import caposaldo.strategy.KeyAccounts.Point;
import caposaldo.strategy.Moves;
import caposaldo.strategy.Moves.Past;
import caposaldo.strategy.Ranked;
import caposaldo.strategy.RuleVersion;
import caposaldo.strategy.Rules;
import caposaldo.strategy.Snapshot;
import caposaldo.strategy.ValueModel;
import caposaldo.strategy.Workings.Working;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of this room in the API. Shares run from 0 to 1, amounts are in the company's currency. */
final class ApiModel {

    private ApiModel() {}

    record RowBody(
            long client,
            String name,
            Ranked.Place place,
            boolean key,
            List<String> reasons,
            Ranked.Behaviour behaviour,
            Ranked.@Nullable InSegment segment,
            Ranked.Rating rating,
            Ranked.@Nullable Expected value) {

        static RowBody of(Ranked row) {
            return new RowBody(
                    row.client().value(),
                    row.name(),
                    row.place(),
                    row.key(),
                    row.reasons(),
                    row.behaviour(),
                    row.segment(),
                    row.rating(),
                    row.value());
        }
    }

    record MoveBody(
            long client,
            String name,
            boolean entered,
            Moves.Cause cause,
            List<String> reasons,
            BigDecimal valueBefore,
            BigDecimal value,
            double shareBefore,
            double share) {

        static MoveBody of(Moves.Move move) {
            return new MoveBody(
                    move.client().value(),
                    move.name(),
                    move.entered(),
                    move.cause(),
                    move.reasons(),
                    move.valueBefore(),
                    move.value(),
                    move.shareBefore(),
                    move.share());
        }
    }

    /**
     * @param snapshot null while nothing is ranked
     * @param ranking where all ranked clients are, page by page
     * @param count how many key accounts there are for the reader, of which {@code keyAccounts} are the first
     * @param before the month's end that {@code moves} are since; null for none
     * @param left rankings and values still being reckoned
     */
    record KeyAccountsBody(
            @Nullable Snapshot snapshot,
            String ranking,
            int count,
            List<RowBody> keyAccounts,
            @Nullable LocalDate before,
            List<MoveBody> moves,
            List<Point> curve,
            List<LocalDate> days,
            @Nullable ValueModel valueModel,
            int left) {}

    record PastBody(
            LocalDate asOf,
            long rules,
            @Nullable Integer rank,
            double share,
            BigDecimal value,
            boolean key,
            @Nullable MoveBody moved) {

        static PastBody of(Past past) {
            return new PastBody(
                    past.asOf(),
                    past.rules(),
                    past.rank(),
                    past.share(),
                    past.value(),
                    past.key(),
                    past.moved() == null ? null : MoveBody.of(past.moved()));
        }
    }

    /** @param standing null when the client brought nothing in the window */
    record StandingBody(@Nullable WorkingBody standing, List<PastBody> past) {}

    record WorkingBody(
            Snapshot snapshot,
            RowBody row,
            List<Double> months,
            Score score,
            RfmBorders borders,
            @Nullable ValueModel valueModel) {

        static WorkingBody of(Working working) {
            return new WorkingBody(
                    working.snapshot(),
                    RowBody.of(working.row()),
                    working.months(),
                    working.score(),
                    working.borders(),
                    working.model());
        }
    }

    /**
     * @param version to send back with a change
     * @param why required with a change
     */
    record RulesBody(
            @Nullable Long version,
            @Nullable Rules rules,
            @Nullable String why) {

        static RulesBody of(RuleVersion version) {
            return new RulesBody(version.number(), version.rules(), version.why());
        }
    }
}
