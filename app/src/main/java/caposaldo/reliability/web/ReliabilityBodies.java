package caposaldo.reliability.web;

import caposaldo.analytics.credit.AltmanScore;
import caposaldo.analytics.credit.RefusedStatement;
import caposaldo.analytics.credit.StatementLine;
import caposaldo.credit.CreditClass;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.receivable.LedgerCurrency;
import caposaldo.reliability.Evidence;
import caposaldo.reliability.Factor;
import caposaldo.reliability.Figures;
import caposaldo.reliability.Finding;
import caposaldo.reliability.KeptCheck;
import caposaldo.reliability.ReliabilityCheck;
import caposaldo.reliability.Scale;
import caposaldo.reliability.SecondOpinion;
import caposaldo.reliability.Statement;
import caposaldo.reliability.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write reliability. Amounts are in the company's currency, those of a statement in its own. */
final class ReliabilityBodies {

    private ReliabilityBodies() {}

    /** @param limit what is recommended; none while something is lacking */
    record CheckBody(
            LocalDate day,
            long scoring,
            @Nullable Integer score,
            int confidence,
            CreditClass creditClass,
            List<StepBody> steps,
            List<PointsBody> card,
            @Nullable AltmanBody altman,
            @Nullable OutlookBody secondOpinion,
            List<ReliabilityCheck.Stop> stops,
            @Nullable NeedBody need,
            @Nullable CapacityBody capacity,
            @Nullable BigDecimal limit,
            ReliabilityCheck.@Nullable Bound limitedBy,
            List<ReliabilityCheck.Lacking> lacking) {

        static CheckBody of(ReliabilityCheck check, SecondOpinion opinion) {
            var recommendation = check.recommendation();
            return new CheckBody(
                    check.day(),
                    check.scoring(),
                    check.score().orElse(null),
                    check.confidence(),
                    check.creditClass(),
                    check.steps().stream().map(StepBody::of).toList(),
                    check.card().stream().map(PointsBody::of).toList(),
                    check.statement().map(s -> AltmanBody.of(s.altman())).orElse(null),
                    opinion.of(check).map(OutlookBody::of).orElse(null),
                    check.stops().stream().sorted().toList(),
                    check.need().map(NeedBody::of).orElse(null),
                    check.capacity().map(CapacityBody::of).orElse(null),
                    recommendation.limit().map(Money::amount).orElse(null),
                    recommendation.by().orElse(null),
                    recommendation.lacking().stream().sorted().toList());
        }
    }

    record StepBody(
            Step step,
            ReliabilityCheck.State state,
            @Nullable EvidenceBody evidence) {

        static StepBody of(ReliabilityCheck.StepCheck step) {
            return new StepBody(
                    step.step(),
                    step.state(),
                    step.evidence().map(EvidenceBody::of).orElse(null));
        }
    }

    /** @param from where the band begins that gave the points; none below the first and while nothing is measured */
    record PointsBody(
            Factor factor,
            @Nullable BigDecimal measure,
            @Nullable BigDecimal from,
            int points,
            int weight) {

        static PointsBody of(ReliabilityCheck.Points points) {
            return new PointsBody(
                    points.factor(),
                    points.measure().orElse(null),
                    points.band().map(Scale.Band::from).orElse(null),
                    points.points(),
                    points.weight());
        }
    }

    /** Either a score with its terms, or the items in its way. */
    record AltmanBody(
            @Nullable Double z,
            AltmanScore.@Nullable Zone zone,
            List<TermBody> terms,
            List<StatementLine> missing,
            List<StatementLine> notPositive) {

        static AltmanBody of(AltmanScore score) {
            return switch (score) {
                case AltmanScore.Scored scored ->
                    new AltmanBody(
                            scored.z(),
                            scored.zone(),
                            scored.terms().stream().map(TermBody::of).toList(),
                            List.of(),
                            List.of());
                case RefusedStatement refused ->
                    new AltmanBody(
                            null,
                            null,
                            List.of(),
                            refused.missing().stream().sorted().toList(),
                            refused.notPositive().stream().sorted().toList());
            };
        }
    }

    record TermBody(StatementLine item, double ratio, double coefficient, double adds) {

        static TermBody of(AltmanScore.Term term) {
            return new TermBody(term.item(), term.ratio(), term.coefficient(), term.adds());
        }
    }

    record NeedBody(
            BigDecimal amount, BigDecimal monthlySales, BigDecimal vat, BigDecimal termDays, BigDecimal delayDays) {

        static NeedBody of(ReliabilityCheck.Need need) {
            return new NeedBody(
                    need.amount().amount(),
                    need.monthlySales().amount(),
                    need.vat().value(),
                    need.termDays(),
                    need.delayDays());
        }
    }

    record CapacityBody(BigDecimal amount, BigDecimal tangibleNetWorth, BigDecimal share, BigDecimal classFactor) {

        static CapacityBody of(ReliabilityCheck.Capacity capacity) {
            return new CapacityBody(
                    capacity.amount().amount(),
                    capacity.netWorth().amount(),
                    capacity.share().value(),
                    capacity.classFactor().value());
        }
    }

    record EvidenceBody(
            long id,
            Finding finding,
            LocalDate foundOn,
            LocalDate validUntil,
            String source,
            String note,
            @Nullable LocalDate foundedOn,
            @Nullable Integer employees,
            @Nullable BigDecimal courtDebt,
            @Nullable StatementBody statement,
            String recordedBy) {

        static EvidenceBody of(Evidence evidence) {
            var figures = evidence.figures();
            return new EvidenceBody(
                    evidence.id(),
                    evidence.finding(),
                    evidence.foundOn(),
                    evidence.validUntil(),
                    evidence.source(),
                    evidence.note(),
                    figures.foundedOn().orElse(null),
                    figures.employees().orElse(null),
                    figures.courtDebt().map(Money::amount).orElse(null),
                    figures.statement().map(StatementBody::of).orElse(null),
                    evidence.recordedBy());
        }
    }

    /** What a statement does not say is left out. */
    record StatementBody(
            @Nullable Integer fiscalYear,
            @Nullable String currency,
            @Nullable Map<StatementLine, BigDecimal> items,
            @Nullable BigDecimal tangibleNetWorth) {

        static StatementBody of(Statement statement) {
            return new StatementBody(
                    statement.year(),
                    statement.currency(),
                    new EnumMap<>(statement.items()),
                    statement.tangibleNetWorth().orElse(null));
        }

        private Statement read() {
            return new Statement(
                    required(fiscalYear, "fiscalYear"),
                    required(currency, "currency"),
                    Objects.requireNonNullElse(items, Map.of()),
                    Optional.ofNullable(tangibleNetWorth));
        }
    }

    record NewEvidence(
            @Nullable Finding finding,
            @Nullable LocalDate foundOn,
            @Nullable String source,
            @Nullable String note,
            @Nullable LocalDate foundedOn,
            @Nullable Integer employees,
            @Nullable BigDecimal courtDebt,
            @Nullable StatementBody statement) {

        Figures figures(LedgerCurrency money) {
            return new Figures(
                    Optional.ofNullable(foundedOn),
                    Optional.ofNullable(employees),
                    Optional.ofNullable(courtDebt).map(debt -> money.exact(debt, "courtDebt")),
                    Optional.ofNullable(statement).map(StatementBody::read));
        }
    }

    /** @param version 0 where nothing is foreseen */
    record ForecastBody(
            @Nullable BigDecimal monthlySales,
            @Nullable Integer termDays,
            @Nullable Integer version) {}

    record NewCheckedLimit(
            @Nullable BigDecimal amount,
            @Nullable LocalDate reviewOn,
            @Nullable String reason) {}

    /** The check that was kept, and one of both: the limit that was given, or the request that waits. */
    record AskedBody(
            long check, @Nullable Long limit, @Nullable Long request) {}

    record KeptBody(
            long number,
            BigDecimal recommended,
            BigDecimal asked,
            LocalDate reviewOn,
            String reason,
            String checkedBy,
            KeptCheck.Outcome outcome,
            @Nullable Long request,
            CheckBody check) {

        static KeptBody of(KeptCheck kept, SecondOpinion opinion) {
            return new KeptBody(
                    kept.number(),
                    kept.recommended().amount(),
                    kept.asked().amount(),
                    kept.reviewOn(),
                    kept.reason(),
                    kept.checkedBy(),
                    kept.outcome(),
                    kept.request().orElse(null),
                    CheckBody.of(kept.check(), opinion));
        }
    }

    record Added(long id) {}

    /** @throws Invalid when it is left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
