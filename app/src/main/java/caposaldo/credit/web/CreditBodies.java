package caposaldo.credit.web;

import caposaldo.credit.CheckPoint;
import caposaldo.credit.Cover;
import caposaldo.credit.CreditClass;
import caposaldo.credit.CreditFacts;
import caposaldo.credit.CreditLimit;
import caposaldo.credit.ExpectedCredit;
import caposaldo.credit.HoldRule;
import caposaldo.credit.LatestCheck;
import caposaldo.credit.LimitRights;
import caposaldo.credit.Verdict;
import caposaldo.kernel.Invalid;
import caposaldo.kernel.Money;
import caposaldo.kernel.Percent;
import caposaldo.kernel.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes in which programs read and write credit. Amounts are in the company's currency, a last day is included. */
final class CreditBodies {

    private CreditBodies() {}

    /**
     * @param day on which it is told
     * @param expectedIn of the open invoices, until that day
     * @param unknownInvoices of which nothing is expected
     * @param meanPaymentOn of the open invoices, by amount; none when nothing is expected
     * @param free none without a limit, and when it ends before
     */
    record OutlookBody(
            LocalDate day,
            BigDecimal expectedIn,
            int openInvoices,
            int unknownInvoices,
            @Nullable LocalDate meanPaymentOn,
            @Nullable LocalDate lastPaymentOn,
            BigDecimal exposure,
            @Nullable BigDecimal free,
            @Nullable CheckBody check) {

        static OutlookBody of(ExpectedCredit.Outlook outlook) {
            var payments = outlook.payments();
            return new OutlookBody(
                    outlook.day(),
                    payments.byThen().amount(),
                    payments.invoices(),
                    payments.unknown(),
                    payments.meanOn().orElse(null),
                    payments.lastOn().orElse(null),
                    outlook.exposure().amount(),
                    outlook.free().map(Money::amount).orElse(null),
                    outlook.check().map(CheckBody::of).orElse(null));
        }
    }

    /** @param until the last day on which it stands */
    record CheckBody(LocalDate on, LocalDate until, BigDecimal recommended, CreditClass creditClass) {

        static CheckBody of(LatestCheck.Checked checked) {
            return new CheckBody(
                    checked.on(), checked.until(), checked.recommended().amount(), checked.creditClass());
        }
    }

    /** @param usedShare percent of the limit; none without a limit */
    record CreditBody(
            BigDecimal owed,
            BigDecimal delivered,
            BigDecimal confirmed,
            BigDecimal asked,
            BigDecimal unapplied,
            BigDecimal cover,
            BigDecimal exposure,
            @Nullable BigDecimal limit,
            @Nullable LocalDate limitUntil,
            @Nullable BigDecimal free,
            @Nullable BigDecimal usedShare,
            BigDecimal overdue,
            int overdueDays,
            @Nullable CreditClass creditClass,
            List<VerdictBody> verdicts,
            OutlookBody outlook) {

        static CreditBody of(List<Verdict> verdicts, ExpectedCredit.Outlook outlook) {
            var facts = verdicts.getFirst().facts();
            var exposure = facts.exposure();
            return new CreditBody(
                    exposure.owed().amount(),
                    exposure.delivered().amount(),
                    exposure.confirmed().amount(),
                    exposure.asked().amount(),
                    exposure.unapplied().amount(),
                    exposure.cover().amount(),
                    exposure.total().amount(),
                    facts.limit().map(l -> l.amount().amount()).orElse(null),
                    facts.limit().map(CreditFacts.Limit::until).orElse(null),
                    facts.free().map(Money::amount).orElse(null),
                    facts.share().map(Percent::value).orElse(null),
                    facts.overdue().amount(),
                    facts.overdueDays(),
                    facts.creditClass().orElse(null),
                    verdicts.stream().map(VerdictBody::of).toList(),
                    OutlookBody.of(outlook));
        }
    }

    /** @param effect the strictest of what fired; none when nothing did */
    record VerdictBody(CheckPoint point, HoldRule.@Nullable Effect effect, List<WeighedBody> rules) {

        static VerdictBody of(Verdict verdict) {
            return new VerdictBody(
                    verdict.point(),
                    verdict.effect().orElse(null),
                    verdict.weighed().stream().map(WeighedBody::of).toList());
        }
    }

    record WeighedBody(
            RuleBody rule,
            boolean fired,
            @Nullable BigDecimal measured,
            @Nullable String document) {

        static WeighedBody of(Verdict.Weighed weighed) {
            return new WeighedBody(
                    RuleBody.of(weighed.rule()),
                    weighed.fired(),
                    weighed.measured().orElse(null),
                    weighed.document().orElse(null));
        }
    }

    record RuleBody(
            long id,
            HoldRule.Measure measure,
            @Nullable BigDecimal threshold,
            @Nullable CreditClass creditClass,
            CheckPoint point,
            HoldRule.Effect effect) {

        static RuleBody of(HoldRule rule) {
            return new RuleBody(
                    rule.id(),
                    rule.measure(),
                    rule.threshold().orElse(null),
                    rule.creditClass().orElse(null),
                    rule.point(),
                    rule.effect());
        }
    }

    record NewRule(
            HoldRule.@Nullable Measure measure,
            @Nullable BigDecimal threshold,
            @Nullable CreditClass creditClass,
            @Nullable CheckPoint point,
            HoldRule.@Nullable Effect effect) {}

    /** @param most null for no end */
    record RightBody(
            Role role, LimitRights.Matter matter, @Nullable BigDecimal most, int version) {

        static RightBody of(LimitRights.Row row) {
            return new RightBody(
                    row.role(), row.matter(), row.most().map(Money::amount).orElse(null), row.version());
        }
    }

    record NewOverLimit(@Nullable Integer days, @Nullable Integer version) {}

    /** @param matter LIMIT when it is left out */
    record NewRight(
            LimitRights.@Nullable Matter matter,
            @Nullable BigDecimal most,
            @Nullable Integer version) {}

    record LimitBody(
            long id,
            BigDecimal amount,
            CreditClass creditClass,
            LocalDate from,
            LocalDate until,
            String reason,
            String givenBy,
            String askedBy,
            CreditLimit.State state,
            int version) {

        static LimitBody of(CreditLimit limit, LocalDate today) {
            return new LimitBody(
                    limit.id(),
                    limit.amount().amount(),
                    limit.creditClass(),
                    limit.from(),
                    limit.until(),
                    limit.reason(),
                    limit.givenBy(),
                    limit.askedBy(),
                    limit.state(today),
                    limit.version());
        }
    }

    record NewLimit(
            @Nullable BigDecimal amount,
            @Nullable CreditClass creditClass,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    /** One of both: the limit that was given, or the request that waits for a decision. */
    record Answer(@Nullable Long limit, @Nullable Long request) {}

    record CoverBody(
            long id,
            Cover.Kind kind,
            BigDecimal amount,
            String issuer,
            @Nullable String reference,
            LocalDate from,
            LocalDate until,
            int version) {

        static CoverBody of(Cover cover) {
            return new CoverBody(
                    cover.id(),
                    cover.kind(),
                    cover.amount().amount(),
                    cover.issuer(),
                    cover.reference(),
                    cover.from(),
                    cover.until(),
                    cover.version());
        }
    }

    record NewCover(
            Cover.@Nullable Kind kind,
            @Nullable BigDecimal amount,
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Added(long id) {}

    record Ending(@Nullable Integer version) {}

    /** @throws Invalid when it is left out */
    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Invalid.field(field, "web.api.missing");
        }
        return value;
    }
}
